import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { type MilestoneShown, milestoneWords } from './schedule.ts';
import { plainCard } from './trouble.ts';
import { moment } from './when.ts';

// To the coordinator: what did not happen, why, and the mend.

export const noChannelCard = (context: MessageContext): Card =>
  plainCard(
    'No channel for the Executive',
    `${excerpt(context.partnershipName, 150)} has no channel for the Executive, so nothing was posted. Name one in the plan's schedule, then use /progress rollup post`,
  );

/** It came due while nothing was running, and is too late to do. */
export function skippedMilestoneCard(
  context: MessageContext,
  { kind, dueAt }: { readonly kind: MilestoneShown; readonly dueAt: Date },
): Card {
  const what = milestoneWords(kind);
  const mend =
    kind === 'roll-up'
      ? 'It was kept: post it with /progress rollup post'
      : 'What is still owed is asked for at the next step: /progress schedule';
  return plainCard(
    `${what}: left out`,
    `${what} was due ${moment(context, dueAt)}, and it came too late to do. ${mend}`,
  );
}

export function skippedOpeningCard(
  context: MessageContext,
  opensAt: Date,
  nextOpensAt?: Date,
): Card {
  const next = nextOpensAt
    ? `The next requests go out ${moment(context, nextOpensAt)}.`
    : 'There is no next one: see /progress schedule';
  return plainCard(
    'Nobody was asked',
    `The requests for updates due ${moment(context, opensAt)} came too late to send, so nobody was asked. ${next}`,
  );
}

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

/** A platform refused a message for good. */
export function deliveryFailedCard(
  _context: MessageContext,
  { to, kind }: { readonly to: string; readonly kind: string },
): Card {
  const what = messageKinds[kind] ?? 'A message';
  return plainCard(
    'A message was not delivered',
    `${what} to ${excerpt(to, 100)} could not be delivered, and will not be tried again. Check that the person or the channel is still there.`,
  );
}
