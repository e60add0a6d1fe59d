import type { ActionNow } from '../core/action-now.ts';
import { markOf, markText } from '../core/rag.ts';
import { askedWords } from './answer-words.ts';
import type { AnswerShown } from './asked-action.ts';
import type { Block } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { asSentence, sentence } from './excerpt.ts';
import type { Form, FormValues, Group } from './form.ts';
import { choiceField, type Filled } from './form-fields.ts';
import { button, text, toned } from './parts.ts';
import { type UpdateFormFacts, updateForm } from './update-form.ts';
import { moment } from './when.ts';

/** The field that only this form has: whose sentence is saved, "mine" or "both". */
const whose = 'whose';

export interface ConflictFacts extends Filled {
  readonly action: ActionNow;
  readonly period: PeriodShown;
  readonly theirs: AnswerShown & { readonly revision: number };
}

/** Somebody answered first: shows their answer, keeps what was typed in the fields, and replaces theirs only when sent. */
export function conflictForm(context: MessageContext, facts: ConflictFacts): Form {
  const { action, period, theirs } = facts;
  const form = updateForm(context, { ...facts, revisionSeen: theirs.revision });
  const said = 'Somebody answered while you were typing. What you typed is still here, below.';
  return {
    ...form,
    above: [text(said), ...theirBlocks(context, theirs)],
    groups: withWhose(form.groups, facts),
    submitLabel: 'Replace with mine',
    buttons: [button(context, 'keep-theirs', [action.id, period.id], 'Keep theirs')],
  };
}

/** The form that these values were filled in on, drawn again: this one where it was this one, else the plain one. */
export function formAgain(
  context: MessageContext,
  facts: UpdateFormFacts & { readonly theirs?: ConflictFacts['theirs'] },
): Form {
  const { theirs } = facts;
  if (theirs && facts.values?.[whose]) return conflictForm(context, { ...facts, theirs });
  return updateForm(context, facts);
}

/** What is to be saved: "both together" puts their sentence before the one typed, each a sentence of its own. */
export function settled(values: FormValues, theirs: string | undefined): FormValues {
  if (values[whose] !== 'both' || !theirs) return values;
  const both = [theirs, values.sentence ?? ''].map((typed) => asSentence(typed.trim()));
  return { ...values, sentence: both.join(' ').trim() };
}

function theirBlocks(context: MessageContext, theirs: AnswerShown): Block[] {
  const mark = markText(markOf(theirs.state, theirs.rag));
  const who = `the ${theirs.capacity}`;
  const asked = askedWords(context, theirs, who);
  const more = asked ? ` ${asked.charAt(0).toUpperCase()}${asked.slice(1)}.` : '';
  return [
    toned('heading', `What ${who} said ${moment(context, theirs.reportedAt)}`),
    text(`${mark}. ${sentence(theirs.sentence, 2_500)}${more}`),
  ];
}

function withWhose([first, ...rest]: readonly Group[], form: Filled): Group[] {
  const values = { [whose]: 'mine', ...form.values };
  const field = choiceField({ ...form, values }, whose, 'Which words should be saved?', [
    { value: 'mine', label: 'Mine only' },
    { value: 'both', label: 'Both together', hint: 'Their sentence first, then yours.' },
  ]);
  return first ? [{ ...first, fields: [...first.fields, field] }, ...rest] : [];
}
