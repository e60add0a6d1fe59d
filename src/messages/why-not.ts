import type { ActionNow } from '../core/action-now.ts';

// Why what somebody said of an action is not taken: one sentence each, beside what they said.

export const noLongerInPlan = (ref: string): string => `${ref} is not in the plan any more.`;

export const nothingToRepeat = (ref: string): string =>
  `${ref} has no update to repeat. Give it a colour and one sentence.`;

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
