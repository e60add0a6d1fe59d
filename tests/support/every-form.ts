import type { RollUpInput } from '../../src/core/roll-up.ts';
import { sendBackForm } from '../../src/messages/completion.ts';
import { conflictForm } from '../../src/messages/conflict-form.ts';
import type { Form } from '../../src/messages/form.ts';
import { noChangeForm } from '../../src/messages/no-change-form.ts';
import { actionsAPage } from '../../src/messages/pages.ts';
import { passForm } from '../../src/messages/pass-form.ts';
import { severalForm } from '../../src/messages/several-form.ts';
import { updateForm } from '../../src/messages/update-form.ts';
import { context } from './every-card.ts';
import { answer } from './message-builders.ts';

/** As long as a real one. */
const period = { id: '01919f3c-8c00-7000-8000-00000000000a', closesAt: new Date(1) };

/** Every form that the product has to show of a plan, filled in with the plan's own words, and with its errors. */
export function everyForm({ actions }: RollUpInput): readonly Form[] {
  const rows = actions.map((action) => ({ action, revisionSeen: 12 }));
  const subGroups = actions.map(({ id, title }) => ({ id, name: title })).slice(0, 30);
  const page = rows.slice(0, actionsAPage);
  const typed = Object.fromEntries(
    page.map(({ action }) => [`sentence:${action.id}`, action.title]),
  );
  return [
    severalForm(context, { period, actions: page, left: rows.length - page.length }),
    severalForm(context, { period, actions: page, left: 0, values: typed, errors: typed }),
    noChangeForm(context, { period, actions }),
    passForm(context, { requestId: period.id, subGroups }),
    ...page.slice(0, 3).flatMap(({ action }) => formsOf(action)),
  ];
}

function formsOf(action: RollUpInput['actions'][number]): Form[] {
  const long = action.title;
  const names = ['sentence', 'askText', 'askOfWhom', 'impact', 'voice', 'nextSteps', 'issue'];
  const typed = Object.fromEntries(names.map((name) => [name, long]));
  const filled = ['green', 'amber', 'red', 'complete', 'not-started'].map((status) => ({
    values: { ...typed, status, askKind: 'decision', newDueOn: '2025-03-31' },
  }));
  const theirs = { ...answer({ sentence: long, rag: 'red' }), yours: false, revision: 3 };
  const ask = { kind: 'decision', text: long, ofWhom: long } as const;
  return [
    updateForm(context, { action, period, revisionSeen: 0 }),
    ...filled.map((values) => updateForm(context, { action, period, revisionSeen: 1, ...values })),
    ...filled.map((values) =>
      updateForm(context, { action, period, revisionSeen: 1, ...values, errors: typed }),
    ),
    conflictForm(context, { action, period, theirs, values: typed }),
    conflictForm(context, { action, period, theirs: { ...theirs, yours: true, ask } }),
    sendBackForm(context, { action, updateId: period.id }),
    sendBackForm(context, { action, updateId: period.id, values: { reason: long } }),
  ];
}
