import fc from 'fast-check';
import type { OpenAsk } from '../../src/core/action-now.ts';
import { actionStates, rags } from '../../src/core/rag.ts';
import type { ActionToRollUp, RollUpInput } from '../../src/core/roll-up.ts';
import { hostileTexts } from './hostile-texts.ts';
import { action, ask, latest, rollUpInput, toRollUp } from './message-builders.ts';

const dayMs = 86_400_000;

/** Anything from one letter to 2,500 characters, hostile or not; whole letters, since the database takes no others. */
const anyText = fc
  .tuple(
    fc.constantFrom(...hostileTexts, 'Plain words about the plan.', 'x'),
    fc.integer({ min: 1, max: 2_500 }),
  )
  .map(([text, length]) => text.repeat(Math.ceil(length / text.length)).slice(0, length))
  .map((text) => text.replace(/[\ud800-\udbff]$/, ''));

const anyDay = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2023, 8, 1) + days * dayMs).toISOString().slice(0, 10));

const anyRag = fc.option(fc.constantFrom(...rags), { nil: undefined });

const some = {
  state: fc.constantFrom(...actionStates),
  rag: anyRag,
  ragBefore: anyRag,
  title: anyText,
  sentence: anyText,
  priority: fc.integer({ min: 0, max: 12 }),
  group: fc.integer({ min: 1, max: 9 }),
  dueOn: fc.option(anyDay, { nil: undefined }),
  dueMoves: fc.nat(4),
  asked: fc.boolean(),
  updated: fc.boolean(),
  heard: fc.boolean(),
  noChange: fc.boolean(),
  evidenced: fc.boolean(),
  late: fc.boolean(),
};

/** An action as it may stand, with its past. */
const anyActionToRollUp: fc.Arbitrary<ActionToRollUp> = fc.record(some).map((one) => {
  const { rag, ragBefore, dueOn, sentence, noChange, evidenced, updated } = one;
  const said = { ...(rag ? { rag } : {}), noChange, evidenced };
  const now = action({
    title: one.title,
    state: one.state,
    dueMoves: one.dueMoves,
    subGroup: {
      id: `g${one.group}`,
      key: `g${one.group}`,
      name: `Group ${one.group} ${one.title}`,
    },
    priority:
      one.priority === 0
        ? 'cross-cutting'
        : { id: `p${one.priority}`, number: one.priority, title: one.title },
    ...(dueOn ? { dueOn } : {}),
    ...(rag ? { rag } : {}),
    ...(ragBefore ? { ragBefore } : {}),
    ...(updated || one.heard
      ? { latest: latest({ sentence, noChange, periodId: 'period', late: one.late }) }
      : {}),
  });
  return toRollUp(now, {
    updatedThisPeriod: updated,
    askedThisPeriod: one.asked,
    recentAnswers: [said, said, said],
    lateAnswers: one.late
      ? [{ id: 'late', periodOn: '2024-09-09', state: one.state, sentence }]
      : [],
  });
});

/** A plan of 1 to 500 actions, each with a reference of its own, and asks about some of them. */
export const anyRollUpInput: fc.Arbitrary<RollUpInput> = anyPlanOf(
  fc.constantFrom(1, 2, 7, 40, 500),
);

/** A plan of so many actions, no more than twelve of them different in kind. */
export function anyPlanOf(length: fc.Arbitrary<number>): fc.Arbitrary<RollUpInput> {
  const kinds = fc.array(anyActionToRollUp, { minLength: 1, maxLength: 12 });
  const texts = fc.array(fc.tuple(anyText, fc.option(anyDay, { nil: undefined })), {
    maxLength: 12,
  });
  return fc.tuple(kinds, length, texts, anyText).map(([some, count, said, partnershipName]) => {
    const actions = Array.from({ length: count }, (_, index) => {
      const kind = some[index % some.length] ?? toRollUp(action());
      const number = kind.priority === 'cross-cutting' ? 'X' : kind.priority.number;
      return { ...kind, id: idOf(index), ref: `${number}.${index + 1}` };
    });
    return rollUpInput(actions, { partnershipName, asks: asksOf(actions, said) });
  });
}

/** As long as a real one. */
const idOf = (index: number): string =>
  `01919f3c-8c00-7000-8000-${String(index).padStart(12, '0')}`;

function asksOf(
  actions: readonly ActionToRollUp[],
  texts: readonly (readonly [string, string | undefined])[],
): OpenAsk[] {
  return actions.slice(0, 100).flatMap(({ ref }, index) => {
    const [text, neededByOn] = texts[index % (texts.length || 1)] ?? [];
    if (!text) return [];
    return [ask({ ref, text, ofWhom: text, ...(neededByOn ? { neededByOn } : {}) })];
  });
}
