import { markText, ragDefinitions, ragMarks, stateMarks } from '../core/rag.ts';
import { limits, type UpdateField } from '../core/report-check.ts';
import type { ChoiceField, DateField, Field, FormValues, TextField } from './form.ts';

/** What has been filled in, and what is wrong with it, by field name. */
export interface Filled {
  readonly values?: FormValues;
  readonly errors?: Readonly<Partial<Record<string, string>>>;
}

type Common = Pick<Field, 'value' | 'error'>;

function filled({ values, errors }: Filled, name: string): Common {
  const value = values?.[name];
  const error = errors?.[name];
  return { ...(value ? { value } : {}), ...(error ? { error } : {}) };
}

type Shown = Pick<Field, 'hint' | 'required' | 'shownWhen'>;

export function textField(
  form: Filled,
  name: string,
  label: string,
  limit: { readonly maxCharacters: number },
  more: Shown & Pick<TextField, 'multiline'> = {},
): TextField {
  const { maxCharacters } = limit;
  return { kind: 'text', name, label, maxCharacters, ...more, ...filled(form, name) };
}

export function dateField(form: Filled, name: string, label: string, more: Shown = {}): DateField {
  return { kind: 'date', name, label, ...more, ...filled(form, name) };
}

export function choiceField(
  form: Filled,
  name: string,
  label: string,
  options: ChoiceField['options'],
  more: Shown & Pick<ChoiceField, 'refreshes'> & { readonly look?: ChoiceField['look'] } = {},
): ChoiceField {
  return { kind: 'choice', name, label, options, look: 'expanded', ...more, ...filled(form, name) };
}

/** The RAG while work is in progress, with York's words beside each, and the states besides. */
export const statusOptions: ChoiceField['options'] = [
  { value: 'green', label: markText(ragMarks.green), hint: ragDefinitions.green },
  { value: 'amber', label: markText(ragMarks.amber), hint: ragDefinitions.amber },
  { value: 'red', label: markText(ragMarks.red), hint: ragDefinitions.red },
  {
    value: 'not-started',
    label: markText(stateMarks['not-started']),
    hint: 'No work has been done yet.',
  },
  {
    value: 'complete',
    label: markText(stateMarks['complete-accepted']),
    hint: 'All done. Say what difference it made; then it can be accepted.',
  },
];

const whenTrouble = { field: 'status' satisfies UpdateField, oneOf: ['amber', 'red'] };
const whenAsking = {
  field: 'askKind' satisfies UpdateField,
  oneOf: ['decision', 'support', 'information'],
};

export const statusField = (form: Filled): ChoiceField =>
  choiceField(form, 'status', 'How is it going?', statusOptions, {
    required: true,
    refreshes: true,
  });

export const sentenceField = (form: Filled): TextField =>
  textField(form, 'sentence', 'What has been done since last time?', limits.sentence, {
    hint: 'One sentence is enough; up to 250 words. Write about the plan, never about one child, family or colleague.',
    required: true,
    multiline: true,
  });

export function askFields(form: Filled): Field[] {
  const asking = { shownWhen: whenAsking };
  return [
    choiceField(
      form,
      'askKind',
      'What do you need from the Executive?',
      [
        { value: 'nothing', label: 'Nothing for now' },
        { value: 'decision', label: 'A decision' },
        { value: 'support', label: 'Support' },
        { value: 'information', label: 'Information' },
      ],
      { shownWhen: whenTrouble, refreshes: true },
    ),
    textField(form, 'askText', 'What exactly?', limits.detail, { ...asking, multiline: true }),
    textField(form, 'askOfWhom', 'Of whom?', limits.short, {
      ...asking,
      hint: 'A role or an agency. Leave blank for the whole Executive.',
    }),
    dateField(form, 'askBy', 'By when?', asking),
  ];
}

export function impactFields(form: Filled, { required }: { required: boolean }): Field[] {
  return [
    textField(form, 'impact', 'What difference has it made for children?', limits.detail, {
      multiline: true,
      ...(required ? { required, hint: 'A completed action needs this.' } : {}),
    }),
    choiceField(
      form,
      'impactStrength',
      'How sure are you of that difference?',
      [
        { value: 'none', label: 'No difference seen yet' },
        { value: 'activity-only', label: 'Activity only: we know what was done' },
        { value: 'early-sign', label: 'An early sign' },
        { value: 'measured', label: 'Measured' },
      ],
      { look: 'compact' },
    ),
  ];
}

export function detailFields(form: Filled): Field[] {
  const long = { multiline: true as const };
  return [
    textField(
      form,
      'voice',
      'What have children, families or practitioners told you?',
      limits.detail,
      long,
    ),
    textField(form, 'measure', 'Latest value of the measure', limits.short),
    dateField(form, 'measuredOn', 'Measured on'),
    textField(form, 'nextSteps', 'Next steps', limits.nextSteps, {
      ...long,
      hint: 'Up to 200 words.',
    }),
    dateField(form, 'newDueOn', 'New due date', { hint: 'Only if the date moves.' }),
    textField(form, 'newDueReason', 'Why does the date move?', limits.detail, long),
    textField(form, 'issue', 'What is the issue?', limits.detail, long),
    textField(form, 'mitigation', 'What is being done about it?', limits.detail, long),
    textField(form, 'effect', 'What happens if nothing is done?', limits.detail, long),
  ];
}
