import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { text } from './parts.ts';
import { deadline } from './when.ts';

/** A card that says one thing. */
export function plainCard(title: string, said: string): Card {
  return { title, blocks: [text(said)], buttons: [], fallback: said };
}

export const alreadyDoneCard = (): Card =>
  plainCard('Already done', 'That was already done, so nothing changed.');

export const goneCard = (): Card =>
  plainCard(
    'Out of date',
    'This message is out of date. Type /progress mine to see what you owe now.',
  );

export const nobodyToPassToCard = (): Card =>
  plainCard('No deputy', 'There is nothing left to pass on: no deputy can take what you owe.');

export const nothingToRepeatCard = (): Card =>
  plainCard(
    'No change',
    'None of your actions has an update to repeat. Press Update on an action instead.',
  );

export const owesNothingCard = (): Card => plainCard('Nothing owed', 'You owe nothing. Thank you.');

export function noPeriodCard(context: MessageContext, opensAt?: Date): Card {
  const when = opensAt ? ` The first request goes out on ${deadline(context, opensAt)}.` : '';
  return plainCard('Not started', `Nobody has been asked for updates yet.${when}`);
}
