import type { ActionNow } from '../core/action-now.ts';
import { askedWords } from './answer-words.ts';
import { type AnsweredFirst, answerSaid, whoAnswered } from './answered-first.ts';
import type { Block } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { asSentence, capitalised } from './excerpt.ts';
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
  readonly theirs: AnsweredFirst & { readonly revision: number };
}

/** There is an answer already: shows it, keeps what was typed in the fields, and replaces it only when sent. */
export function conflictForm(context: MessageContext, facts: ConflictFacts): Form {
  const { action, period, theirs } = facts;
  const { yours } = theirs;
  const form = updateForm(context, { ...facts, revisionSeen: theirs.revision });
  const said = yours
    ? 'You answered this in another window.'
    : `${capitalised(whoAnswered(theirs))} answered first.`;
  const keep = yours ? 'Keep what is saved' : 'Keep theirs';
  return {
    ...form,
    above: [text(`${said} What you typed is still here, below.`), ...firstBlocks(context, theirs)],
    groups: withWhose(form.groups, facts),
    submitLabel: yours ? 'Replace with this' : 'Replace with mine',
    buttons: [button(context, 'keep-theirs', [action.id, period.id], keep)],
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

function firstBlocks(context: MessageContext, first: AnsweredFirst): Block[] {
  const who = whoAnswered(first);
  const asked = askedWords(context, first, who);
  const more = asked ? ` ${asSentence(asked)}` : '';
  return [
    toned('heading', `What ${who} said ${moment(context, first.reportedAt)}`),
    text(`${answerSaid(first, 2_500)}${more}`),
  ];
}

function withWhose([first, ...rest]: readonly Group[], form: ConflictFacts): Group[] {
  const values = { [whose]: 'mine', ...form.values };
  const hint = form.theirs.yours
    ? 'The saved sentence first, then this one.'
    : 'Their sentence first, then yours.';
  const field = choiceField({ ...form, values }, whose, 'Which words should be saved?', [
    { value: 'mine', label: form.theirs.yours ? 'These only' : 'Mine only' },
    { value: 'both', label: 'Both together', hint },
  ]);
  return first ? [{ ...first, fields: [...first.fields, field] }, ...rest] : [];
}
