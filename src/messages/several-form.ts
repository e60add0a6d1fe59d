import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import { limits } from '../core/report-fields.ts';
import { refAndTitle } from './action-line.ts';
import { type AnsweredFirst, answerSaid, whoAnswered } from './answered-first.ts';
import type { Block } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted, figure } from './counted.ts';
import { capitalised, excerpt } from './excerpt.ts';
import type { ChoiceField, Form, Group } from './form.ts';
import { choiceField, type Filled, statusOptions, textField } from './form-fields.ts';
import { type FormRow, lastWords, noChange, stateOfRows } from './form-rows.ts';
import { goneBlocks } from './not-saved.ts';
import { text, toned } from './parts.ts';

/** Completing asks for more than a line, so it is not here. */
const briefOptions = statusOptions.filter(({ value }) => value !== 'complete');

/**
 * A status and a sentence for each of a page of actions; both blank leave it for later.
 * Fields: `status:<action id>` (also no-change, where there is something to repeat), `sentence:<action id>`.
 */
export function severalForm(
  context: MessageContext,
  {
    actions,
    left,
    gone = 0,
    saved = 0,
    ...form
  }: Filled & {
    readonly period: PeriodShown;
    readonly actions: readonly FormRow[];
    /** How many more are owed after this page. */
    readonly left: number;
    /** How many that were filled in are not in the plan any more. */
    readonly gone?: number;
    /** How many of the page were saved; these are what is left of it. */
    readonly saved?: number;
  },
): Form {
  const more = left > 0 ? [toned('muted', `${counted(left, 'more action')} after this page.`)] : [];
  const [only] = actions.length === 1 ? actions : [];
  return {
    title: `Update ${only ? excerpt(only.action.ref, 20) : counted(actions.length, 'action')}`,
    above: [
      ...goneBlocks(gone),
      ...savedBlocks(saved, actions.length),
      text(only ? howOne : howEach),
      ...colourWords(),
      ...more,
    ],
    groups: actions.map(({ action }) => rowGroup(context, action, form)),
    submitLabel: 'Save these',
    buttons: [],
    state: stateOfRows(context, 'several', [form.period.id], actions),
  };
}

const howEach =
  'Choose a status and write one sentence. Leave an action blank to answer it later. To say that one is complete, use its own Update button.';
const howOne =
  'Choose a status and write one sentence. Leave both blank to answer later. To say that it is complete, use its own Update button.';

/** Beside what was sent and not saved, since another answer came first. */
export function answeredMeanwhile(first: AnsweredFirst): string {
  const said = answerSaid(first, 400);
  return first.yours
    ? `You answered this in another window: ${said} This is not saved: send it again to replace that, or drop it to keep that.`
    : `${capitalised(whoAnswered(first))} answered meanwhile: ${said} Yours is not saved: send it again to replace theirs, or drop it to keep theirs.`;
}

/** Beside what was sent and not saved, since they may not answer it. `why`: as a sentence. */
export function notYours(why: string): string {
  return `${why} Yours is not saved. Clear the status and the sentence to send the rest.`;
}

function savedBlocks(saved: number, left: number): Block[] {
  if (saved === 0) return [];
  const not = `${counted(left, 'action')} ${left === 1 ? 'is' : 'are'} not saved yet`;
  return [
    text(`${figure(saved)} saved. ${not}: see what is said beside ${left === 1 ? 'it' : 'each'}.`),
  ];
}

function rowGroup(context: MessageContext, action: ActionNow, form: Filled): Group {
  const options: ChoiceField['options'] = canSayNoChange(action)
    ? [noChange, ...briefOptions]
    : briefOptions;
  const short = options.map(({ value, label }) => ({ value, label }));
  return {
    title: refAndTitle(action),
    above: [lastWords(context, action)],
    fields: [
      choiceField(form, `status:${action.id}`, 'How is it going?', short, { look: 'compact' }),
      textField(
        form,
        `sentence:${action.id}`,
        'What has been done since last time?',
        limits.sentence,
        { multiline: true },
      ),
    ],
  };
}

/** The meaning of the colours, once for the whole page. */
function colourWords(): Block[] {
  const items = statusOptions
    .filter(({ value }) => ['green', 'amber', 'red'].includes(value))
    .map(({ label, hint = '' }) => ({ spans: [{ text: `${label}: ${hint}` }] }));
  return [{ kind: 'list', items }];
}
