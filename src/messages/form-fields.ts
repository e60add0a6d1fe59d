import type { FieldError } from '../core/field-error.ts';
import { markText, ragDefinitions, ragMarks, stateMarks } from '../core/rag.ts';
import { fieldErrorWords } from './field-errors.ts';
import type { ChoiceField, DateField, Field, FormValues, TextField } from './form.ts';

/** What has been filled in, and what is wrong with it, by field name. */
export interface Filled {
  readonly values?: FormValues;
  readonly errors?: Readonly<Partial<Record<string, FieldError | string>>>;
}

type Common = Pick<Field, 'value' | 'error'>;

function filled({ values, errors }: Filled, name: string): Common {
  const value = values?.[name];
  const error = errors?.[name];
  return { ...(value ? { value } : {}), ...(error ? { error: errorWords(error) } : {}) };
}

function errorWords(error: FieldError | string): string {
  return typeof error === 'string' ? error : fieldErrorWords(error);
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
