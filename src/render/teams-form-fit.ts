import { excerpt } from '../messages/excerpt.ts';
import type { ChoiceField, Field, Form, Group } from '../messages/form.ts';
import { formCut, valueCut } from '../messages/left-out.ts';
import { canBeMarkdown } from './adaptive-text.ts';
import { type Cut, type Cuts, cutBlocks } from './teams-fit.ts';
import { mostCharacters } from './teams-limits.ts';
import { lineOf, titleOf } from './teams-text.ts';

/** How much is kept: of the blocks around the fields; characters of what is in a field, and of what is said of it. */
interface FormCut extends Cut {
  readonly value: number;
  readonly said: number;
}

const all = Number.POSITIVE_INFINITY;
const few = { lines: 10, blocks: 10, said: 200 };

/** From all of it to next to nothing; what people wrote goes last. */
export const formCuts: Cuts<FormCut> = [
  { text: all, lines: all, blocks: all, value: all, said: 300 },
  ...[800, 200].map((text) => ({ text, ...few, value: all })),
  ...[2_000, 1_500, 1_000, 700, 500, 300, 150].map((value) => ({ text: 150, ...few, value })),
  ...[100, 50, 0].map((value) => ({ text: 75, lines: 3, blocks: 3, value, said: 75 })),
];

/** The form with no more than that in it: it says what was cut, above all and below each field. */
export function cutForm(form: Form, cut: FormCut): Form {
  const values = form.groups.flatMap(({ fields }) => fields.filter((field) => isCut(field, cut)));
  return {
    ...form,
    title: titleOf(form.title, mostCharacters.title),
    above: [...formCut(values.length), ...cutBlocks(form.above, cut)],
    groups: form.groups.map((group) => cutGroup(group, cut)),
  };
}

function cutGroup({ title, above, fields, ...group }: Group, cut: FormCut): Group {
  return {
    ...group,
    ...(title && { title: titleOf(title, cut.said) }),
    ...(above && { above: cutBlocks(above, cut) }),
    fields: fields.map((field) => cutField(field, cut)),
  };
}

const isCut = ({ kind, value = '' }: Field, cut: FormCut): boolean =>
  kind === 'text' && value.length > cut.value;

function cutField(field: Field, cut: FormCut): Field {
  const { label, hint, error, value } = field;
  const isLong = value !== undefined && isCut(field, cut);
  const below = isLong ? valueCut(value.length) : hint;
  const short = {
    label: lineOf(label, cut.said),
    ...(below && { hint: excerpt(below, cut.said) }),
    ...(error && { error: excerpt(error, cut.said) }),
    ...(isLong && { value: cut.value === 0 ? '' : excerpt(value, cut.value) }),
  };
  return { ...knownValue(field), ...short };
}

/** Teams shows nothing for a day that is none or a choice that is not there, or does not show the card. */
function knownValue(field: Field): Field {
  if (field.kind === 'choice') return choiceOf(field);
  if (field.kind === 'text' || isDay(field.value ?? '')) return field;
  const { value: _, ...empty } = field;
  return empty;
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);

/** Beside a radio button Teams reads Markdown; in a drop-down it does not. */
function choiceOf(field: ChoiceField): ChoiceField {
  const options = field.options.map(({ value, label, hint }) => ({
    value,
    label: lineOf(hint ? `${label}: ${hint}` : label, mostCharacters.choice),
  }));
  const isPlain = options.every(({ label }) => !canBeMarkdown(label));
  const { value, ...empty } = field;
  const isThere = options.some((option) => option.value === value);
  return {
    ...empty,
    options,
    look: isPlain ? field.look : 'compact',
    ...(isThere && value !== undefined && { value }),
  };
}
