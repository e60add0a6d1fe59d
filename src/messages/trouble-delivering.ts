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

/** How a coordinator deals with a message that was held or failed. */
export type TroubleEnd = 'resent' | 'dismissed';

export interface TroubledDelivery {
  readonly deliveryId: string;
  readonly kind: string;
  /** A person's name, or the platform's own id of a channel. */
  readonly to: string;
  readonly toChannel: boolean;
}

/** A platform refused a message for good. */
export function deliveryFailedCard(context: MessageContext, troubled: TroubledDelivery): Card {
  const where = troubled.toChannel ? 'the channel is still there' : 'their account is still there';
  return troubleCard(context, troubled, 'A message was not delivered', [
    `${whatTo(troubled)} could not be delivered.`,
    `Check that ${where}, then send it again. If it is not needed any more, leave it.`,
  ]);
}

/** The message went out, and the answer to it was lost: only a person can look. */
export function deliveryHeldCard(context: MessageContext, troubled: TroubledDelivery): Card {
  const look = troubled.toChannel ? 'Look whether it is there.' : 'Ask them whether it is there.';
  return troubleCard(context, troubled, 'A message may not have arrived', [
    `${whatTo(troubled)} was sent, but nothing came back to say that it arrived, and I cannot look it up.`,
    `${look} If it is not, send it again. If it is, leave it.`,
  ]);
}

/** How it ended, in the place of the question. */
export function troubleEndedCard(troubled: TroubledDelivery, ended: TroubleEnd, by?: string): Card {
  const who = by === undefined ? '' : ` by ${excerpt(by, 100)}`;
  return ended === 'resent'
    ? plainCard(
        'Sent again',
        `${whatTo(troubled)} was sent again${who}. If it fails again, I will tell you.`,
      )
    : plainCard(
        'Left as it is',
        `${whatTo(troubled)} was left as it is${who}. It will not be sent again.`,
      );
}

/** "The request for updates to Lead, Fathers", "The roll-up to the Executive's channel". */
export function whatTo({ kind, to, toChannel }: Omit<TroubledDelivery, 'deliveryId'>): string {
  const what = messageKinds[kind] ?? 'A message';
  if (!toChannel) return `${what} to ${excerpt(to, 100)}`;
  const executives = kind === 'roll-up' || kind === 'roll-up-detail';
  return `${what} to ${executives ? "the Executive's channel" : `the channel ${excerpt(to, 100)}`}`;
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
