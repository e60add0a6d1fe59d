import type { ActionNow } from '../core/action-now.ts';
import type { WhyNotRead } from '../core/reply-item.ts';
import type { StatusDoubt } from '../core/reply-status.ts';

// Why what somebody said of an action is not taken: one sentence each, beside what they said.

export const noLongerInPlan = (ref: string): string => `${ref} is not in the plan any more.`;

export const nothingToRepeat = (ref: string): string =>
  `${ref} has no update to repeat yet. Give green, amber or red, and one sentence.`;

export const updatedAlready = (ref: string): string =>
  `${ref} has its update this time, so it needs no more.`;

export const notAskedAbout = (ref: string): string =>
  `${ref} is not asked about now. Change it with /progress update ${ref}`;

export const completeByForm = (ref: string): string =>
  `Use the Update form to complete ${ref}: it asks what difference it made.`;

/** What is paused or decided is the coordinator's to change; undefined where it is neither. */
export function whyOnlyCoordinator({
  ref,
  state,
}: Pick<ActionNow, 'ref' | 'state'>): string | undefined {
  switch (state) {
    case 'paused':
      return `${ref} is paused, and only the coordinator can change or resume it.`;
    case 'complete-accepted':
      return `${ref} is accepted as complete, and only the coordinator can change that.`;
    case 'closed-not-done':
      return `${ref} is closed, and only the coordinator can change that.`;
    default:
      return undefined;
  }
}

const doubts: Readonly<Record<StatusDoubt, string>> = {
  'complete-or-verb': 'If it is complete, write "complete" and one sentence.',
  'amber-or-article': 'If "a" means amber, write "amber" in full.',
  'two-colours': 'Give one colour, the one it has now.',
  'nothing-new': 'If nothing has changed, write "no change".',
  'no-change-or-colour': 'Give either "no change", or a colour and one sentence.',
};

/** Why a part of a plain reply was not read, and how to write it. */
export function whyNotRead(why: WhyNotRead): string {
  switch (why.kind) {
    case 'not-theirs':
      return `${why.ref} is not one of your actions.`;
    case 'needs-status':
      return `${why.ref} needs green, amber or red, and one sentence about what has been done.`;
    case 'needs-sentence':
      return `${why.ref} needs one sentence about what has been done.`;
    case 'named-twice':
      return `${why.ref} is in your message twice. The first answer was taken.`;
    case 'nothing-to-repeat':
      return nothingToRepeat(why.ref);
    case 'unclear':
      return `${why.ref} is not clear. ${doubts[why.doubt]}`;
    case 'needs-number':
      return `Start with the action's number${why.example ? `, such as ${why.example}` : ''}.`;
    case 'no-actions':
      return 'You have no actions to update.';
    case 'no-other-actions':
      return 'You have no other actions to update.';
    case 'no-change-of-which':
      return 'Say which actions have no change, or write "all no change".';
    case 'one-status-for-all':
      return 'Give each action by its number, with its colour and one sentence.';
  }
}
