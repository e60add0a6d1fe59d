import type { Block, Button } from './card.ts';

interface FieldBase {
  /** Unique in its form; the key of its value. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly required?: true;
  /** What is wrong with the value, and how to mend it. */
  readonly error?: string;
  /** Shown only while another field has one of these values. */
  readonly shownWhen?: { readonly field: string; readonly oneOf: readonly string[] };
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly multiline?: true;
  /** Of one value. */
  readonly maxCharacters: number;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly hint?: string;
  }[];
  /** expanded: every option is seen at once. compact: a drop-down. */
  readonly look: 'expanded' | 'compact';
  /** Other fields depend on it: a `change` intent is sent when it changes. */
  readonly refreshes?: true;
}

export interface DateField extends FieldBase {
  readonly kind: 'date';
}

export type Field = TextField | ChoiceField | DateField;

export interface Group {
  readonly title?: string;
  /** Folded groups are closed until somebody opens them, or one of their fields has an error. */
  readonly folded?: true;
  readonly above?: readonly Block[];
  readonly fields: readonly Field[];
}

/** Something to fill in, as plain data. */
export interface Form {
  readonly title: string;
  readonly above: readonly Block[];
  readonly groups: readonly Group[];
  readonly submitLabel: string;
  /** Other ways out, such as keeping a colleague's words. */
  readonly buttons: readonly Button[];
  /** What the form is about (kind, ids, the revision seen), made by `formState`; opaque to platforms. */
  readonly state: string;
}

/** What was filled in, by field name. Absent and empty mean the same. */
export type FormValues = Readonly<Record<string, string>>;
