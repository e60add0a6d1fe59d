import type { AskKind, ImpactStrength } from './status-update.ts';

/** The names of the update form's fields. */
export const updateFields = [
  'status',
  'sentence',
  'askKind',
  'askText',
  'askOfWhom',
  'askBy',
  'impact',
  'impactStrength',
  'voice',
  'measure',
  'measuredOn',
  'nextSteps',
  'newDueOn',
  'newDueReason',
  'issue',
  'mitigation',
  'effect',
] as const;
export type UpdateField = (typeof updateFields)[number];

export const impactStrengths: readonly ImpactStrength[] = [
  'none',
  'activity-only',
  'early-sign',
  'measured',
];
export const askKinds: readonly AskKind[] = ['decision', 'support', 'information'];

/** Words allowed: "up to 250 words" for what was done, "up to 200" for next steps; characters as a form can carry. */
export const limits = {
  sentence: { maxWords: 250, maxCharacters: 2_500 },
  nextSteps: { maxWords: 200, maxCharacters: 2_000 },
  detail: { maxWords: 250, maxCharacters: 2_500 },
  short: { maxCharacters: 200 },
} as const;
