import type { Reply } from '../../src/app/intent.ts';
import type { Card } from '../../src/messages/card.ts';
import type { Form } from '../../src/messages/form.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';

/** The form of a reply, or a failure that shows what came instead. */
export function formOf(reply: Reply): Form {
  if (reply.kind === 'form' || reply.kind === 'invalid') return reply.form;
  throw new Error(`Expected a form, got ${JSON.stringify(reply)}`);
}

/** The text of a reply's card, or a failure that shows what came instead. */
export function textOf(reply: Reply): string {
  return plainTextOf(cardOf(reply));
}

export function cardOf(reply: Reply): Card {
  if (reply.kind === 'card' || reply.kind === 'replace') return reply.card;
  throw new Error(`Expected a card, got ${JSON.stringify(reply)}`);
}

/** All that a form shows above its fields, as plain text. */
export function aboveOf(form: Form): string {
  return plainTextOf({ title: form.title, blocks: form.above, buttons: [], fallback: '' });
}
