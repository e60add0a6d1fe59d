import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import { limits } from '../core/report-fields.ts';
import { lastUpdate, markTextOf, overdueWords, refAndTitle } from './action-line.ts';
import type { Block } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted, figure } from './counted.ts';
import { clause, sentence } from './excerpt.ts';
import type { ChoiceField, Form, Group } from './form.ts';
import { choiceField, type Filled, statusOptions, textField } from './form-fields.ts';
import { goneBlocks } from './not-saved.ts';
import { text, toned } from './parts.ts';
import { type FormKind, writeToken } from './token.ts';

export interface SeveralRow {
  readonly action: ActionNow;
  /** The revision of this period's answer that the form starts from; 0: none. */
  readonly revisionSeen: number;
}

const noChange = { value: 'no-change', label: 'No change', hint: 'The last update once more.' };

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
    readonly actions: readonly SeveralRow[];
    /** How many more are owed after this page. */
    readonly left: number;
    /** How many that were filled in are not in the plan any more. */
    readonly gone?: number;
    /** How many of the page were saved; these are what is left of it. */
    readonly saved?: number;
  },
): Form {
  const more = left > 0 ? [toned('muted', `${counted(left, 'more action')} after this page.`)] : [];
  const how =
    'Choose a status and write one sentence. Leave an action blank to answer it later. To say that one is complete, use its own Update button.';
  return {
    title: `Update ${counted(actions.length, 'action')}`,
    above: [
      ...goneBlocks(gone),
      ...savedBlocks(saved, actions.length),
      text(how),
      ...colourWords(),
      ...more,
    ],
    groups: actions.map(({ action }) => rowGroup(context, action, form)),
    submitLabel: 'Save these',
    buttons: [],
    state: stateOf(context, 'several', [form.period.id, ...pairs(actions)]),
  };
}

/** Which of them have not changed; all chosen to begin with. Field: `status:<action id>`, no-change or later. */
export function noChangeForm(
  context: MessageContext,
  { actions }: { readonly period: PeriodShown; readonly actions: readonly ActionNow[] },
): Form {
  return {
    title: 'No change',
    above: [
      text('Which of these have not changed? Their last update is repeated with today’s date.'),
    ],
    groups: actions.map((action) => {
      const name = `status:${action.id}`;
      const options = [
        { value: noChange.value, label: noChange.label },
        { value: 'later', label: 'Leave for later' },
      ];
      const values = { [name]: noChange.value };
      return {
        title: refAndTitle(action),
        above: [lastWords(context, action)],
        fields: [choiceField({ values }, name, 'Has it changed?', options)],
      };
    }),
    submitLabel: 'Say no change',
    buttons: [],
    state: stateOf(
      context,
      'no-change',
      pairs(actions.map((action) => ({ action, revisionSeen: 0 }))),
    ),
  };
}

/** Field: subGroup, a sub-group's id or "all". */
export function passForm(
  context: MessageContext,
  {
    requestId,
    subGroups,
  }: {
    readonly requestId: string;
    readonly subGroups: readonly { readonly id: string; readonly name: string }[];
  },
): Form {
  const options = [
    ...subGroups.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'all', label: 'All of them' },
  ];
  const field = choiceField({}, 'subGroup', 'Which sub-group?', options, { required: true });
  return {
    title: 'Pass to deputy',
    above: [
      text('The deputy is asked about what you still owe. You can still answer it yourself.'),
    ],
    groups: [{ fields: [field] }],
    submitLabel: 'Pass to deputy',
    buttons: [],
    state: stateOf(context, 'pass', [requestId]),
  };
}

/** Beside what was sent and not saved, since a colleague's answer came first. */
export function answeredMeanwhile(theirs: string): string {
  return `Somebody answered meanwhile: "${clause(theirs, 400)}". Yours is not saved: send it again to replace theirs, or drop it to keep theirs.`;
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

/** "▲ Amber, last update 14 September, overdue since 31 August: venue lost." */
function lastWords(context: MessageContext, action: ActionNow): Block {
  const overdue = overdueWords(context, action);
  const words = [markTextOf(action), lastUpdate(context, action), ...(overdue ? [overdue] : [])];
  const said = action.latest ? `: ${sentence(action.latest.sentence, 200)}` : '.';
  return toned('muted', `${words.join(', ')}${said}`);
}

/** The meaning of the colours, once for the whole page. */
function colourWords(): Block[] {
  const items = statusOptions
    .filter(({ value }) => ['green', 'amber', 'red'].includes(value))
    .map(({ label, hint = '' }) => ({ spans: [{ text: `${label}: ${hint}` }] }));
  return [{ kind: 'list', items }];
}

const pairs = (rows: readonly SeveralRow[]): string[] =>
  rows.flatMap(({ action, revisionSeen }) => [action.id, String(revisionSeen)]);

function stateOf(context: MessageContext, kind: FormKind, args: readonly string[]): string {
  return writeToken({ kind, partnershipId: context.partnershipId, args });
}
