import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { fitted, sectionOf } from './fit.ts';
import { bold, button, item, text } from './parts.ts';
import { type MilestoneOn, milestoneItem, milestoneWords } from './schedule.ts';
import { plainCard } from './trouble.ts';
import { moment } from './when.ts';

/** One action, or the asking. */
export function pausedCard(
  context: MessageContext,
  { action }: { readonly action?: ActionNow },
): Card {
  const said = action
    ? `Nobody is asked about ${refAndTitle(action)} until you resume it.`
    : 'Nobody is asked or reminded until you resume it. What was asked already can still be answered, and its roll-up still comes.';
  const title = action ? `${action.ref} is paused` : 'Asking is paused';
  return {
    title,
    blocks: [text(said)],
    buttons: [button(context, 'resume', action ? [action.ref] : [], 'Resume')],
    fallback: `${title}. ${said}`,
  };
}

export function actionResumedCard(action: ActionNow): Card {
  const said = `${refAndTitle(action)} is asked about again with the next requests.`;
  return plainCard(`${action.ref} is resumed`, said);
}

/** `leftOut`: what did not come while it was paused. */
export function askingResumedCard(
  context: MessageContext,
  {
    ahead,
    leftOut,
    nextOpensAt,
  }: {
    readonly ahead: readonly MilestoneOn[];
    readonly leftOut: readonly MilestoneOn[];
    readonly nextOpensAt?: Date;
  },
): Card {
  const next = nextOpensAt
    ? `The next requests go out ${moment(context, nextOpensAt)}.`
    : 'There is nothing to come after that: the schedule has run out.';
  const line = (one: MilestoneOn) => milestoneItem(context, one);
  // What is due is done by the next tick.
  const coming = (one: MilestoneOn) =>
    one.dueAt > context.now
      ? line(one)
      : item([bold('In a moment'), `: ${milestoneWords(one.kind)}`]);
  const rest = '/progress schedule';
  return fitted({
    title: 'Asking is resumed',
    sections: [
      sectionOf(ahead, coming, { heading: 'Still to come', rest, most: 12 }),
      sectionOf(leftOut, line, { heading: 'Left out while it was paused', rest, most: 12 }),
    ],
    after: [text(next)],
    buttons: [],
    fallback: `Asking is resumed. ${next}`,
  });
}

/** Where somebody asks to be reminded while nobody is. */
export const noReminderWhilePausedCard = (): Card =>
  plainCard(
    'Asking is paused',
    'Nobody is reminded until the coordinator resumes it, so no reminder was set. You can still answer now.',
  );

export const askingPausedAlreadyCard = (): Card => unchanged('Asking is paused already.');

export const askingNotPausedCard = (): Card => unchanged('Asking is not paused.');

export const notToPauseCard = ({ ref, state }: Pick<ActionNow, 'ref' | 'state'>): Card =>
  unchanged(`${ref} cannot be paused: ${whyNotToPause(state)}.`);

function whyNotToPause(state: ActionNow['state']): string {
  switch (state) {
    case 'paused':
      return 'it is paused already';
    case 'complete-claimed':
      return 'it is said to be complete, and that waits to be accepted';
    case 'complete-accepted':
      return 'it is complete';
    case 'closed-not-done':
      return 'it is closed';
    default:
      // Changed in this very moment.
      return 'it was changed just now; try again';
  }
}

export const notPausedCard = (ref: string): Card => unchanged(`${ref} is not paused.`);

function unchanged(said: string): Card {
  return plainCard('Nothing changed', said);
}
