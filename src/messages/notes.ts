import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { type MilestoneShown, milestoneWords } from './schedule.ts';
import { plainCard } from './trouble.ts';
import { moment, momentNear } from './when.ts';

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

/** Somebody asked for a reminder, and the day for it passed while nothing was running. */
export function skippedSnoozeCard(
  context: MessageContext,
  {
    name,
    dueAt,
    refs,
  }: {
    readonly name: string;
    readonly dueAt: Date;
    /** What they still owe. */
    readonly refs: readonly string[];
  },
): Card {
  const asked = `${excerpt(name, 100)} asked to be reminded ${momentNear(context, dueAt)}, and that came too late to do.`;
  const owe = `They still owe an update on ${someOf(refs, 5)}`;
  return plainCard(
    'A reminder was left out',
    `${asked} ${owe}: remind them yourself, or see what comes next: /progress schedule`,
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
