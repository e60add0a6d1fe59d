import { expect, test } from 'vitest';
import { rollUpOf } from '../../src/core/roll-up.ts';
import {
  action,
  ask,
  earlyHelp,
  latest,
  rollUpInput,
  toRollUp,
  working,
} from '../support/message-builders.ts';

const silent = { updatedThisPeriod: false };

test('an open action that nobody answered for is no update, whatever its last colour', () => {
  const facts = rollUpOf(rollUpInput([toRollUp(working('green'), silent)]));
  expect(facts.counts).toMatchObject({ green: 0, 'no-update': 1 });
  expect(facts.actions[0]).toMatchObject({ part: 'no-update', rag: 'green' });
});

test('updated and no update make up what was asked; what is finished or paused was not asked', () => {
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(working('green')),
      toRollUp(action({ ref: '4.2' }), silent),
      toRollUp(action({ ref: '4.3', state: 'complete-accepted' }), silent),
      toRollUp(action({ ref: '4.4', state: 'paused' }), silent),
    ]),
  );
  expect(facts).toMatchObject({ total: 4, asked: 2, updated: 1 });
});

test('what nobody was asked about is neither answered nor silent, and has no colour', () => {
  const unasked = { updatedThisPeriod: false, askedThisPeriod: false };
  const facts = rollUpOf(
    rollUpInput([toRollUp(action(), unasked), toRollUp(working('red', { ref: '4.2' }), unasked)]),
  );
  expect(facts).toMatchObject({ total: 2, asked: 0, updated: 0, silent: [], newlyRedOrAmber: [] });
  expect(facts.actions.map(({ part }) => part)).toEqual(['not-started', 'in-progress']);
});

test('what was answered counts as asked, whether or not it was', () => {
  const facts = rollUpOf(rollUpInput([toRollUp(working('green'), { askedThisPeriod: false })]));
  expect(facts).toMatchObject({ asked: 1, updated: 1 });
});

test('a completion claimed this time counts as updated, and waits to be accepted', () => {
  const facts = rollUpOf(rollUpInput([toRollUp(action({ state: 'complete-claimed' }))]));
  expect(facts).toMatchObject({ asked: 1, updated: 1, completions: ['4.1'] });
  expect(facts.counts).toMatchObject({ claimed: 1, complete: 0 });
});

test('newly red and amber are those that were something else in the roll-up before, red first', () => {
  const previous = rollUpOf(
    rollUpInput([toRollUp(working('green')), toRollUp(working('red', { ref: '4.2' }))]),
  );
  const now = [
    toRollUp(working('amber')),
    toRollUp(working('red', { ref: '4.2' })),
    toRollUp(working('red', { ref: '4.3' })),
  ];
  expect(rollUpOf(rollUpInput(now, { previous })).newlyRedOrAmber).toEqual([
    { ref: '4.3' },
    { ref: '4.1', before: { state: 'in-progress', rag: 'green' } },
  ]);
});

test('red before a silent period and red after it is not new', () => {
  const red = working('red');
  const first = rollUpOf(rollUpInput([toRollUp(red)]));
  const second = rollUpOf(rollUpInput([toRollUp(red, silent)], { previous: first }));
  const third = rollUpOf(rollUpInput([toRollUp(red)], { previous: second }));
  expect(third.newlyRedOrAmber).toEqual([]);
});

test('a last known red that nobody repeated is not news', () => {
  expect(rollUpOf(rollUpInput([toRollUp(working('red'), silent)])).newlyRedOrAmber).toEqual([]);
});

test('what nobody had reported before stood nowhere before', () => {
  const previous = rollUpOf(rollUpInput([toRollUp(action(), silent)]));
  const facts = rollUpOf(rollUpInput([toRollUp(working('amber'))], { previous }));
  expect(facts.newlyRedOrAmber).toEqual([{ ref: '4.1' }]);
});

test('the first roll-up compares with nothing, and the next says with which', () => {
  const first = rollUpOf(rollUpInput([]));
  expect(first).not.toHaveProperty('comparedWithOn');
  const next = rollUpOf(rollUpInput([], { previous: first }));
  expect(next.comparedWithOn).toBe('2024-09-16');
});

test('a red or amber that nobody answered for has gone quiet, red first', () => {
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(working('amber'), silent),
      toRollUp(working('red', { ref: '4.2' }), silent),
      toRollUp(working('green', { ref: '4.3' }), silent),
      toRollUp(working('red', { ref: '4.4' })),
      toRollUp(working('red', { ref: '4.5', state: 'paused' }), silent),
      toRollUp(working('red', { ref: '4.6' }), { ...silent, askedThisPeriod: false }),
    ]),
  );
  expect(facts.quiet).toEqual(['4.2', '4.6', '4.1']);
});

test('back to green and accepted are better; green for the first time is not', () => {
  const previous = rollUpOf(
    rollUpInput([
      toRollUp(working('red')),
      toRollUp(action({ ref: '4.2', state: 'complete-claimed' })),
      toRollUp(action({ ref: '4.3' })),
    ]),
  );
  const now = [
    toRollUp(working('green')),
    toRollUp(action({ ref: '4.2', state: 'complete-accepted' }), silent),
    toRollUp(working('green', { ref: '4.3' })),
  ];
  const { better } = rollUpOf(rollUpInput(now, { previous }));
  expect(better.map(({ ref }) => ref)).toEqual(['4.1', '4.2']);
});

test('overdue is listed from the longest, and only what is open can be', () => {
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(working('green', { dueOn: '2024-09-19' })),
      toRollUp(working('green', { ref: '4.2', dueOn: '2024-08-31' })),
      toRollUp(working('green', { ref: '4.3', dueOn: '2024-09-20' })),
      toRollUp(action({ ref: '4.4', dueOn: '2024-01-01', state: 'complete-accepted' }), silent),
    ]),
  );
  expect(facts.overdue).toEqual(['4.2', '4.1']);
});

test('a due date that moved again since the roll-up before is listed with where it was', () => {
  const previous = rollUpOf(
    rollUpInput([
      toRollUp(working('amber', { dueOn: '2024-10-31', dueMoves: 1 })),
      toRollUp(working('amber', { ref: '4.2', dueMoves: 2 })),
    ]),
  );
  const now = [
    toRollUp(working('amber', { dueOn: '2024-12-31', dueMoves: 2 })),
    toRollUp(working('amber', { ref: '4.2', dueMoves: 2 })),
  ];
  const { moved } = rollUpOf(rollUpInput(now, { previous }));
  expect(moved).toEqual([{ ref: '4.1', from: '2024-10-31' }]);
});

test('sub-groups are named with what is missing, those that answered for nothing first', () => {
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(working('green')),
      toRollUp(action({ ref: '4.2' }), silent),
      toRollUp(action({ ref: '1.1', subGroup: earlyHelp }), silent),
      toRollUp(action({ ref: '1.2', subGroup: earlyHelp, state: 'paused' }), silent),
    ]),
  );
  expect(facts.silent).toEqual([
    { subGroup: 'Early Help', refs: ['1.1'], asked: 1 },
    { subGroup: 'Fathers', refs: ['4.2'], asked: 2 },
  ]);
});

test('decisions come before other asks, each by when it is needed', () => {
  const asks = [
    ask({ ref: '1.1', kind: 'support', neededByOn: '2024-09-21' }),
    ask({ ref: '1.2' }),
    ask({ ref: '1.3', neededByOn: '2024-10-01' }),
  ];
  const facts = rollUpOf(rollUpInput([], { asks }));
  expect(facts.asks.map(({ ref }) => ref)).toEqual(['1.3', '1.2', '1.1']);
});

test('the direction of a priority is where most of its colours went', () => {
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(working('red', { ragBefore: 'green' })),
      toRollUp(working('amber', { ref: '4.2', ragBefore: 'green' })),
      toRollUp(working('green', { ref: '4.3', ragBefore: 'amber' })),
    ]),
  );
  expect(facts.priorities).toMatchObject([{ key: 4, total: 3, direction: 'worse' }]);
});

test('a colour that nobody repeated this time has no part in the direction', () => {
  const old = toRollUp(working('red', { ragBefore: 'green' }), silent);
  expect(rollUpOf(rollUpInput([old])).priorities[0]).not.toHaveProperty('direction');
});

test('priorities come by number, and what is cross-cutting comes last', () => {
  const of = (number: number) => ({ id: `p-${number}`, number, title: `Priority ${number}` });
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(action({ ref: 'X.1', priority: 'cross-cutting' })),
      toRollUp(action({ ref: '10.1', priority: of(10) })),
      toRollUp(action({ ref: '2.1', priority: of(2) })),
    ]),
  );
  expect(facts.priorities.map(({ key }) => key)).toEqual([2, 10, 'cross-cutting']);
});

test('late answers for earlier periods are told, with what they said', () => {
  const late = {
    periodOn: '2024-09-09',
    state: 'in-progress',
    rag: 'amber',
    sentence: 'Late.',
  } as const;
  const facts = rollUpOf(
    rollUpInput([toRollUp(working('green'), { lateAnswers: [{ id: 'u', ...late }] })]),
  );
  expect(facts.late).toEqual([{ ref: '4.1', ...late }]);
});

const afterClose = latest({ id: 'after', periodId: 'period', late: true });

test('an answer for this period that came after the close is marked late', () => {
  const facts = rollUpOf(
    rollUpInput([
      toRollUp(working('red', { latest: afterClose })),
      toRollUp(working('red', { ref: '4.2', latest: afterClose }), silent),
      toRollUp(working('red', { ref: '4.3', latest: latest({ late: true }) })),
    ]),
  );
  expect(facts.actions.map(({ late }) => late)).toEqual([true, undefined, undefined]);
});

test('a late answer that the roll-up before showed is not told again', () => {
  const late = { periodOn: '2024-09-09', state: 'in-progress', sentence: 'Late.' } as const;
  const previous = rollUpOf(
    rollUpInput([
      toRollUp(working('red', { latest: afterClose }), { lateAnswers: [{ id: 'old', ...late }] }),
    ]),
  );
  const lateAnswers = ['after', 'old', 'new'].map((id) => ({ ...late, id, sentence: id }));
  const next = rollUpInput([toRollUp(working('red'), { lateAnswers })], { previous });
  expect(rollUpOf(next).late.map(({ sentence }) => sentence)).toEqual(['new']);
});

test('a late answer that is looked back at twice is told once', () => {
  const lateAnswers = [
    { id: 'old', periodOn: '2024-09-09', state: 'in-progress', sentence: 'Late.' } as const,
  ];
  const actions = [toRollUp(working('red'), { lateAnswers })];
  const first = rollUpOf(rollUpInput(actions));
  const second = rollUpOf(rollUpInput(actions, { previous: first }));
  const third = rollUpOf(rollUpInput(actions, { previous: second }));
  expect([first, second, third].map(({ late }) => late.length)).toEqual([1, 0, 0]);
});

test('a snapshot from before late answers were kept compares as it did', () => {
  const late = { id: 'u', periodOn: '2024-09-09', state: 'in-progress', sentence: 'L.' } as const;
  const { lateShown: _, ...previous } = rollUpOf(rollUpInput([]));
  const next = rollUpInput([toRollUp(working('red'), { lateAnswers: [late] })], { previous });
  expect(rollUpOf(next).late).toHaveLength(1);
});

test('the facts are plain JSON: what is stored is what was taken', () => {
  const late = { periodOn: '2024-09-09', state: 'in-progress', sentence: 'Late.' } as const;
  const withMore = { ...late, id: 'u', reportedAt: new Date() };
  const facts = rollUpOf(
    rollUpInput([toRollUp(working('green', { latest: latest() }), { lateAnswers: [withMore] })], {
      asks: [ask({ neededByOn: '2024-10-01' })],
    }),
  );
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});
