import type { Card } from './card.ts';
import type { Form } from './form.ts';
import { text } from './parts.ts';
import { readFormState, writeToken } from './token.ts';
import { mostInButton } from './trouble.ts';

/** For a command that was `typed` where no form can open: one press runs it again, and can. */
export function formToOpenCard(form: Form, typed: string): Card {
  const words = typed.trim().replace(/^\/ ?/, '').split(' ');
  const fits = typed.length <= mostInButton;
  const said = fits
    ? 'The form asks for the rest. What you typed is in it.'
    : 'The form asks for the rest. Copy what you typed into it.';
  const press = writeToken({
    kind: 'show',
    partnershipId: readFormState(form.state)?.partnershipId ?? '',
    args: fits ? words : words.slice(0, 3),
  });
  return {
    title: form.title,
    blocks: [text(said)],
    buttons: [{ label: 'Open the form', press, style: 'primary' }],
    fallback: `${form.title}. ${said}`,
  };
}
