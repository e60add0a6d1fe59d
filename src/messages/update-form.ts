import type { ActionNow } from '../core/action-now.ts';
import { dueWords } from './action-items.ts';
import { lastKnown, neverHeardOf, refAndTitle } from './action-line.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { times } from './counted.ts';
import type { Form, FormValues, Group } from './form.ts';
import type { Filled } from './form-fields.ts';
import { toned } from './parts.ts';
import {
  askFields,
  detailFields,
  impactFields,
  sentenceField,
  statusField,
} from './report-fields.ts';
import { writeToken } from './token.ts';

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
    above: [toned('muted', standingWords(context, facts.action))],
    groups: updateGroups(facts, facts.action),
    submitLabel: 'Save',
    buttons: [],
    state: updateState(context, facts),
  };
}

function updateState(
  context: MessageContext,
  { action, period, revisionSeen }: Pick<UpdateFormFacts, 'action' | 'period' | 'revisionSeen'>,
): string {
  const args = [action.id, period.id, String(revisionSeen)];
  return writeToken({ kind: 'update', partnershipId: context.partnershipId, args });
}

function updateGroups(form: Filled, action: ActionNow): Group[] {
  const complete = form.values?.status === 'complete';
  const shown: Filled = { ...form, values: withoutHiddenAsk(form.values ?? {}) };
  const impact = impactFields(form, { required: complete });
  return [
    { fields: [statusField(form), sentenceField(form), ...(complete ? impact : [])] },
    { fields: askFields(shown) },
    {
      title: 'Add detail',
      folded: true,
      fields: [...(complete ? [] : impact), ...detailFields(form, action)],
    },
  ];
}

/** The ask's fields depend on its kind, so a kind that is itself hidden must not hold them open. */
function withoutHiddenAsk(values: FormValues): FormValues {
  if (values.status === 'amber' || values.status === 'red') return values;
  const { askKind: _, ...rest } = values;
  return rest;
}

/** "Now ▲ Amber, last update 14 September. Due 31 March 2025, moved twice."; "– No update yet. Due 31 March 2025." */
function standingWords(context: MessageContext, action: ActionNow): string {
  const moves = action.dueMoves > 0 ? `, moved ${times(action.dueMoves)}` : '';
  const due = dueWords(context, action);
  const dueSentence = `${due.charAt(0).toUpperCase()}${due.slice(1)}${moves}.`;
  const now = neverHeardOf(action) ?? `Now ${lastKnown(context, action)}`;
  return `${now}. ${dueSentence}`;
}
