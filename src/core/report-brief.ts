import type { ActionNow } from './action-now.ts';
import { readFields } from './field-reader.ts';
import type { Checked } from './report-check.ts';
import { limits } from './report-fields.ts';
import { stateOfChoice } from './report-status.ts';
import type { Report } from './status-update.ts';

const briefChoices = ['green', 'amber', 'red', 'not-started', 'no-change'] as const;

/** A status and one sentence, as a page of several actions asks for. */
export function checkBriefly(
  status: string,
  sentence: string,
): Checked<Report, 'status' | 'sentence'> {
  const fields = readFields<'status' | 'sentence'>({ status, sentence });
  const choice = fields.choice('status', briefChoices);
  const text = fields.text('sentence', limits.sentence);
  if (!choice) fields.need('status', 'sentence-without-status');
  if (choice === 'no-change') fields.need('status', 'sentence-with-no-change');
  else if (!text) fields.need('sentence', 'needs-sentence');
  if (!choice || choice === 'no-change' || !text || Object.keys(fields.errors).length > 0) {
    return { ok: false, errors: fields.errors };
  }
  return { ok: true, value: { ...stateOfChoice(choice), sentence: text } };
}

/**
 * "No change": the last sentence once more, with the action's state as it stands, since a completion may have been sent
 * back meanwhile. It renews neither the ask nor a move of the due date.
 */
export function repeatOf(last: Report, { state, rag }: Pick<ActionNow, 'state' | 'rag'>): Report {
  return {
    state,
    ...(rag ? { rag } : {}),
    sentence: last.sentence,
    ...(last.issue ? { issue: last.issue } : {}),
    ...(last.mitigation ? { mitigation: last.mitigation } : {}),
    ...(last.effect ? { effect: last.effect } : {}),
  };
}

/** What a status and a sentence say nothing about. */
const briefLeavesOut = [
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
  'ask',
] as const;
type LeftOut = { -readonly [Key in (typeof briefLeavesOut)[number]]?: Required<Report>[Key] };

/** A brief answer in the place of a fuller one of the same period: what it says nothing about stays as it was. */
export function withDetailsOf(brief: Report, before: Report): Report {
  const kept: LeftOut = {};
  for (const field of briefLeavesOut) keep(kept, before, field);
  return { ...kept, ...brief };
}

function keep<Key extends keyof LeftOut>(kept: LeftOut, before: LeftOut, field: Key): void {
  const value = before[field];
  if (value !== undefined) kept[field] = value;
}
