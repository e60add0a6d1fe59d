import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { button, text } from './parts.ts';
import { plainCard } from './trouble.ts';
import { moment } from './when.ts';

/** One action, or the asking. */
export function pausedCard(
  context: MessageContext,
  { action }: { readonly action?: ActionNow },
): Card {
  const said = action
    ? `${refAndTitle(action)} is paused: nobody is asked about it until you resume it.`
    : 'Asking is paused: nobody is asked again until you resume it. What was asked already can still be answered, and its roll-up still comes.';
  return {
    title: action ? `${action.ref} is paused` : 'Asking is paused',
    blocks: [text(said)],
    buttons: [button(context, 'resume', action ? [action.ref] : [], 'Resume')],
    fallback: said,
  };
}

export function resumedCard(
  context: MessageContext,
  { action, nextOpensAt }: { readonly action?: ActionNow; readonly nextOpensAt?: Date },
): Card {
  const next = nextOpensAt
    ? `The next requests go out ${moment(context, nextOpensAt)}.`
    : 'There is nothing to come: the schedule has run out.';
  const said = action
    ? `${refAndTitle(action)} is resumed. It is asked about again with the next requests.`
    : `Asking is resumed. ${next}`;
  return {
    title: action ? `${action.ref} is resumed` : 'Asking is resumed',
    blocks: [text(said)],
    buttons: [],
    fallback: said,
  };
}

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
