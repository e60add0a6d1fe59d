import type { ActionNow } from '../core/action-now.ts';
import { limits } from '../core/report-check.ts';
import { actionLine, refAndTitle } from './action-line.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted } from './counted.ts';
import type { Form } from './form.ts';
import { text, toned } from './parts.ts';
import { type FormKind, writeToken } from './token.ts';
import { choiceField, type Filled, statusOptions, textField } from './update-fields.ts';

export interface SeveralRow {
  readonly action: ActionNow;
  /** The revision of this period's answer that the form starts from; 0: none. */
  readonly revisionSeen: number;
}

/** A status and a sentence for each of a page of actions. Fields: `status:<action id>`, `sentence:<action id>`. */
export function severalForm(
  context: MessageContext,
  {
    actions,
    left,
    ...form
  }: Filled & {
    readonly period: PeriodShown;
    readonly actions: readonly SeveralRow[];
    /** How many more are owed after this page. */
    readonly left: number;
  },
): Form {
  return {
    title: `Update ${counted(actions.length, 'action')}`,
    above: [
      text(
        'Choose a status and write one sentence for each. Leave an action blank to answer it later.',
      ),
      ...(left > 0 ? [toned('muted', `${counted(left, 'more action')} after these.`)] : []),
    ],
    groups: actions.map(({ action }) => ({
      title: refAndTitle(action),
      above: [{ kind: 'text', spans: actionLine(context, action), tone: 'muted' }],
      fields: [
        choiceField(form, `status:${action.id}`, 'How is it going?', statusOptions, {
          look: 'compact',
        }),
        textField(
          form,
          `sentence:${action.id}`,
          'What has been done since last time?',
          limits.sentence,
          {
            multiline: true,
          },
        ),
      ],
    })),
    submitLabel: 'Save these',
    buttons: [],
    state: stateOf(context, 'several', pairs(actions)),
  };
}

/** Which of them have not changed; all chosen to begin with. Field: `status:<action id>`, no-change or later. */
export function noChangeForm(
  context: MessageContext,
  { actions }: { readonly period: PeriodShown; readonly actions: readonly ActionNow[] },
): Form {
  return {
    title: 'No change',
    above: [text('Which of these have not changed?')],
    groups: actions.map((action) => ({
      title: refAndTitle(action),
      fields: [
        choiceField(
          { values: { [`status:${action.id}`]: 'no-change' } },
          `status:${action.id}`,
          'Has it changed?',
          [
            { value: 'no-change', label: 'No change' },
            { value: 'later', label: 'Leave for later' },
          ],
        ),
      ],
    })),
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
  return {
    title: 'Pass to deputy',
    above: [text('Which sub-group?')],
    groups: [
      {
        fields: [
          choiceField({}, 'subGroup', 'Which sub-group?', [
            ...subGroups.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'all', label: 'All of them' },
          ]),
        ],
      },
    ],
    submitLabel: 'Pass to deputy',
    buttons: [],
    state: stateOf(context, 'pass', [requestId]),
  };
}

const pairs = (rows: readonly SeveralRow[]): string[] =>
  rows.flatMap(({ action, revisionSeen }) => [action.id, String(revisionSeen)]);

function stateOf(context: MessageContext, kind: FormKind, args: readonly string[]): string {
  return writeToken({ kind, partnershipId: context.partnershipId, args });
}
