import type { Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { button, text } from './parts.ts';
import { plainCard } from './trouble.ts';

/** Kinds of message, as a coordinator would call them. */
const messageKinds: Readonly<Record<string, string>> = {
  prompt: 'The request for updates',
  reminder: 'The reminder',
  deputy: 'The request to the deputy',
  chair: 'The note to the chair',
  receipt: 'The receipt',
  'roll-up': 'The roll-up',
  'roll-up-detail': 'The detail of the roll-up',
  shared: 'What was shared',
};

export interface TroubledDelivery {
  readonly deliveryId: string;
  /** A name, or the platform's own id of a channel. */
  readonly to: string;
  readonly kind: string;
}

/** A platform refused a message for good. */
export function deliveryFailedCard(context: MessageContext, troubled: TroubledDelivery): Card {
  return troubleCard(context, troubled, 'A message was not delivered', [
    `${whatTo(troubled)} could not be delivered.`,
    'Check that the person or the channel is still there, then send it again; or leave it.',
  ]);
}

/** The message went out, and the answer to it was lost: only a person can look. */
export function deliveryHeldCard(context: MessageContext, troubled: TroubledDelivery): Card {
  return troubleCard(context, troubled, 'A message may not have arrived', [
    `${whatTo(troubled)} was sent, but the chat did not say that it arrived, and it cannot be looked up.`,
    'Ask whether it is there. If it is not, send it again; if it is, leave it.',
  ]);
}

/** How it ended, in the place of the question. */
export function troubleEndedCard(
  troubled: TroubledDelivery,
  ended: 'resent' | 'dismissed',
  by?: string,
): Card {
  const who = by === undefined ? '' : ` by ${excerpt(by, 100)}`;
  return ended === 'resent'
    ? plainCard('Sent again', `${whatTo(troubled)} was sent again${who}.`)
    : plainCard('Left as it is', `${whatTo(troubled)} was left as it is${who}.`);
}

/** Neither held nor failed any more. */
export const noTroubleCard = (): Card =>
  plainCard(
    'Nothing to do',
    'That message waits for nobody: it was dealt with already, or it is on its way.',
  );

export function whatTo({ kind, to }: Pick<TroubledDelivery, 'kind' | 'to'>): string {
  return `${messageKinds[kind] ?? 'A message'} to ${excerpt(to, 100)}`;
}

function troubleCard(
  context: MessageContext,
  { deliveryId }: TroubledDelivery,
  title: string,
  sentences: readonly string[],
): Card {
  return {
    title,
    blocks: sentences.map((sentence) => text(sentence)),
    buttons: buttonsFor(context, deliveryId),
    fallback: sentences.join(' '),
  };
}

function buttonsFor(context: MessageContext, deliveryId: string): Button[] {
  return [
    button(context, 'resend', [deliveryId], 'Send again'),
    button(context, 'dismiss', [deliveryId], 'Leave it'),
  ];
}
