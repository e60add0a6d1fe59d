import type { MilestoneKind } from '../core/milestones.ts';
import { dateAndTime } from '../core/written-dates.ts';
import type { Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { fitted, sectionOf } from './fit.ts';
import { bold, button, item, text } from './parts.ts';
import { moment } from './when.ts';

export type MilestoneShown = MilestoneKind | 'snooze';

const milestones: Readonly<Record<MilestoneShown, string>> = {
  open: 'Requests to the leads',
  remind: 'Reminder',
  deputy: 'Hand-over to the deputies',
  chair: 'Note to the chairs',
  close: 'Answers close',
  'roll-up': 'Roll-up to the Executive',
  snooze: 'Reminder that somebody asked for',
};

/** What happens at a milestone, as people call it. */
export const milestoneWords = (kind: MilestoneShown): string => milestones[kind];

/** What comes when. */
export function scheduleCard(
  context: MessageContext,
  {
    ahead,
    nextOpensAt,
    pausedAt,
    canPause,
  }: {
    readonly ahead: readonly { readonly kind: MilestoneKind; readonly dueAt: Date }[];
    readonly nextOpensAt?: Date;
    readonly pausedAt?: Date;
    readonly canPause: boolean;
  },
): Card {
  const next = nextOpensAt && !pausedAt ? [{ kind: 'open' as const, dueAt: nextOpensAt }] : [];
  const all = [...ahead, ...next].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const said = nowWords(context, all[0], pausedAt);
  return fitted({
    title: 'What comes next',
    before: [text(said)],
    sections: [
      sectionOf(
        all,
        ({ kind, dueAt }) =>
          item([bold(dateAndTime(dueAt, context.zone)), `: ${milestoneWords(kind)}`]),
        { rest: 'they come after those', most: 12 },
      ),
    ],
    buttons: canPause ? [pauseButton(context, pausedAt !== undefined)] : [],
    fallback: said,
  });
}

function nowWords(
  context: MessageContext,
  next: { readonly kind: MilestoneKind; readonly dueAt: Date } | undefined,
  pausedAt: Date | undefined,
): string {
  if (pausedAt) {
    const since = dateAndTime(pausedAt, context.zone);
    return `Asking is paused since ${since}. What was asked before then can still be answered, and its roll-up still comes.`;
  }
  if (!next) return 'Nothing is planned: the schedule has run out.';
  return `Next: ${milestoneWords(next.kind)}, ${moment(context, next.dueAt)}.`;
}

function pauseButton(context: MessageContext, paused: boolean): Button {
  return paused
    ? button(context, 'resume', [], 'Resume asking')
    : button(context, 'pause', [], 'Pause asking');
}
