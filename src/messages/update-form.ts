import type { ActionNow } from '../core/action-now.ts';
import { actionLine, refAndTitle } from './action-line.ts';
import type { AnswerShown } from './asked-action.ts';
import type { Block } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted } from './counted.ts';
import type { Form, FormValues, Group } from './form.ts';
import { text, toned } from './parts.ts';
import { writeToken } from './token.ts';
import {
  askFields,
  detailFields,
  type Filled,
  impactFields,
  sentenceField,
  statusField,
} from './update-fields.ts';
import { dayInText, todayOf } from './when.ts';

export interface UpdateFormFacts extends Filled {
  readonly action: ActionNow;
  readonly period: PeriodShown;
  /** The revision of this period's answer that the form starts from; 0: none. */
  readonly revisionSeen: number;
}

/** One action: status and a sentence; what is needed, where it is amber or red; the rest folded. */
export function updateForm(context: MessageContext, facts: UpdateFormFacts): Form {
  return {
    title: refAndTitle(facts.action),
    above: [
      { kind: 'text', spans: actionLine(context, facts.action) },
      ...dueBlocks(context, facts),
    ],
    groups: updateGroups(facts),
    submitLabel: 'Save',
    buttons: [],
    state: updateState(context, facts),
  };
}

export function updateState(
  context: MessageContext,
  { action, period, revisionSeen }: Pick<UpdateFormFacts, 'action' | 'period' | 'revisionSeen'>,
): string {
  const args = [action.id, period.id, String(revisionSeen)];
  return writeToken({ kind: 'update', partnershipId: context.partnershipId, args });
}

export function updateGroups(form: Filled): Group[] {
  const complete = form.values?.status === 'complete';
  const shown: Filled = { ...form, values: withoutHiddenAsk(form.values ?? {}) };
  const impact = impactFields(form, { required: complete });
  return [
    { fields: [statusField(form), sentenceField(form), ...(complete ? impact : [])] },
    { fields: askFields(shown) },
    {
      title: 'Add detail',
      folded: true,
      fields: [...(complete ? [] : impact), ...detailFields(form)],
    },
  ];
}

/** The ask's fields depend on its kind, so a kind that is itself hidden must not hold them open. */
function withoutHiddenAsk(values: FormValues): FormValues {
  if (values.status === 'amber' || values.status === 'red') return values;
  const { askKind: _, ...rest } = values;
  return rest;
}

function dueBlocks(context: MessageContext, { action }: UpdateFormFacts): Block[] {
  if (action.dueEach) return [toned('muted', `Due after each ${action.dueEach}.`)];
  if (!action.dueOn) return [];
  const moves = action.dueMoves > 0 ? ` It has moved ${counted(action.dueMoves, 'time')}.` : '';
  const verb = action.dueOn < todayOf(context) ? 'Was due' : 'Due';
  return [toned('muted', `${verb} ${dayInText(context, action.dueOn)}.${moves}`)];
}

/** Somebody answered first: shows their words, keeps what was typed, and saves over theirs only if told to. */
export function conflictForm(
  context: MessageContext,
  facts: {
    readonly action: ActionNow;
    readonly period: PeriodShown;
    readonly theirs: (AnswerShown & { readonly revision: number }) | undefined;
    readonly values: FormValues;
  },
): Form {
  const { theirs } = facts;
  const base = updateForm(context, { ...facts, revisionSeen: theirs?.revision ?? 0 });
  return { ...base, above: [text('Somebody answered while you were typing.'), ...base.above] };
}
