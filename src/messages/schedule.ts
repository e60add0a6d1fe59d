import type { MilestoneKind } from '../core/milestones.ts';
import { dateAndTime } from '../core/written-dates.ts';
import type { Button, Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { fitted, sectionOf } from './fit.ts';
import { bold, button, item, text } from './parts.ts';
import { moment } from './when.ts';

export type MilestoneShown = MilestoneKind | 'snooze';

export interface MilestoneOn {
  readonly kind: MilestoneShown;
  readonly dueAt: Date;
}

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

/** "Wednesday 4 September 2024 at 9am: Reminder" */
export function milestoneItem(context: MessageContext, { kind, dueAt }: MilestoneOn): ListItem {
  return item([bold(dateAndTime(dueAt, context.zone)), `: ${milestoneWords(kind)}`]);
}

/** Whether it comes also while asking is paused: of what was asked before. */
export const comesWhilePaused = (kind: MilestoneShown): boolean =>
  kind === 'close' || kind === 'roll-up';

/** What comes when; while asking is paused, what comes all the same. */
export function scheduleCard(
  context: MessageContext,
  {
    ahead,
    nextOpensAt,
    pausedAt,
    canPause,
  }: {
    readonly ahead: readonly MilestoneOn[];
    readonly nextOpensAt?: Date;
    readonly pausedAt?: Date;
    readonly canPause: boolean;
  },
): Card {
  const next = nextOpensAt && !pausedAt ? [{ kind: 'open' as const, dueAt: nextOpensAt }] : [];
  const coming = pausedAt ? ahead.filter(({ kind }) => comesWhilePaused(kind)) : ahead;
  const all = [...coming, ...next].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const said = nowWords(context, all[0], pausedAt);
  return fitted({
    title: 'What comes next',
    before: [text(said)],
    sections: [
      sectionOf(all, (one) => milestoneItem(context, one), {
        rest: 'they come after those',
        most: 12,
      }),
    ],
    buttons: canPause ? [pauseButton(context, pausedAt !== undefined)] : [],
    fallback: said,
  });
}

function nowWords(
  context: MessageContext,
  next: MilestoneOn | undefined,
  pausedAt: Date | undefined,
): string {
  if (pausedAt) {
    const since = dateAndTime(pausedAt, context.zone);
    return `Asking is paused since ${since}, and nobody is reminded. What was asked before then can still be answered, and its roll-up still comes.`;
  }
  if (!next) return 'Nothing is planned: the schedule has run out.';
  return `Next: ${milestoneWords(next.kind)}, ${moment(context, next.dueAt)}.`;
}

function pauseButton(context: MessageContext, paused: boolean): Button {
  return paused
    ? button(context, 'resume', [], 'Resume asking')
    : button(context, 'pause', [], 'Pause asking');
}
