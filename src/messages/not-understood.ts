import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { button, text } from './parts.ts';
import { mostInButton, plainCard } from './trouble.ts';

export interface NotUnderstoodFacts {
  readonly typed: string;
  /** The command that may have been meant, with all that was typed after it. */
  readonly nearest?: string;
  readonly mend?:
    | { readonly kind: 'number-first'; readonly ref?: string }
    | { readonly kind: 'number-shape'; readonly number: string }
    | { readonly kind: 'no-length'; readonly ref?: string };
}

const title = 'Not understood';

/** A command that says nothing we know. One press runs the nearest; one too long for a button is there to copy. */
export function notUnderstoodCard(context: MessageContext, facts: NotUnderstoodFacts): Card {
  const { nearest, mend } = facts;
  const word = excerpt(facts.typed, 60);
  if (mend) return mendCard(context, mend);
  if (nearest && nearest.length > mostInButton) {
    const card = plainCard(
      title,
      `I don't know '${word}'. Did you mean this? Copy it and send it.`,
    );
    return { ...card, blocks: [...card.blocks, text(excerpt(nearest, 2_500))] };
  }
  const said = nearest
    ? `I don't know '${word}'. Did you mean ${excerpt(nearest, mostInButton)}?`
    : `I don't know '${word}'. See what I can do: /progress help`;
  return withCommand(context, said, nearest ?? '/progress help');
}

function mendCard(context: MessageContext, mend: NonNullable<NotUnderstoodFacts['mend']>): Card {
  if (mend.kind === 'number-shape') {
    const said = `There is no action ${mend.number}. An action's number looks like 2.3. See them: /priority`;
    return withCommand(context, said, '/priority');
  }
  if (mend.kind === 'no-length') return noLengthCard(mend.ref);
  const example = `/progress update ${mend.ref ?? '2.3'} green Trained 45 staff`;
  const said = `The action's number comes first, such as "${example}". See what you owe: /progress mine`;
  return withCommand(context, said, '/progress mine');
}

/** No button: one press must not pause more than was meant. */
function noLengthCard(ref?: string): Card {
  const what = ref ? ` ${ref}` : '';
  return plainCard(
    title,
    `Pause takes no length: /progress pause${what}, and /progress resume${what} when you want it again`,
  );
}

function withCommand(context: MessageContext, said: string, command: string): Card {
  // The line breaks stay: they part one update from the next.
  const words = command.replace(/^\//, '').split(' ');
  const run = button(context, 'show', words, excerpt(command, 70), { style: 'primary' });
  return { ...plainCard(title, said), buttons: [run] };
}
