import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import {
  type Difference,
  describeDifference,
  planDifferences,
} from '../../src/core/plan-differences.ts';
import { anyPlan } from '../support/any-plan.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { planAction, smallPlan } from '../support/plan-builder.ts';

const stored = smallPlan({ actions: [planAction(), planAction({ ref: '1.2', title: 'Hold it' })] });

const lines = (before: Plan, after: Plan): string[] =>
  planDifferences(before, after).map(describeDifference);

test('a plan does not differ from itself', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(planDifferences(plan, structuredClone(plan))).toEqual([]);
    }),
  );
});

test('the order of rows, and of ids in a list, is no difference', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const turned = {
        ...plan,
        people: plan.people.map((person) => ({ ...person, roles: person.roles.toReversed() })),
        actions: plan.actions
          .map((action) => ({ ...action, agencies: action.agencies.toReversed() }))
          .reverse(),
      };

      expect(planDifferences(plan, turned)).toEqual([]);
    }),
  );
});

test('what is added one way round is removed the other way round', () => {
  const mirror = { added: 'removed', changed: 'changed', removed: 'added' } as const;
  const keyOf = ({ kind, id, field, from, to }: Difference, what: string, isTurned: boolean) =>
    JSON.stringify([what, kind, id, field, ...(isTurned ? [to, from] : [from, to])]);

  fc.assert(
    fc.property(anyPlan, anyPlan, (one, other) => {
      const there = planDifferences(one, other).map((d) => keyOf(d, d.what, false));
      const back = planDifferences(other, one).map((d) => keyOf(d, mirror[d.what], true));

      expect(there.sort()).toEqual(back.sort());
    }),
  );
});

test('every difference is one line', () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (one, other) => {
      expect(lines(one, other).filter((line) => line === '' || /[\r\n]/.test(line))).toEqual([]);
    }),
  );
});

test('a due date that moved is told with both dates in full', () => {
  const moved = {
    ...stored,
    actions: [planAction({ due: { on: '2024-10-31' } }), ...stored.actions.slice(1)],
  };

  expect(planDifferences(stored, moved)).toEqual([
    {
      what: 'changed',
      kind: 'action',
      id: '1.1',
      field: 'due',
      from: '2024-09-03',
      to: '2024-10-31',
    },
  ]);
  expect(lines(stored, moved)).toEqual([
    'Action 1.1: due moved from 3 September 2024 to 31 October 2024',
  ]);
});

test('rows that come and go are told with what people know them by, removals last', () => {
  const after = smallPlan({
    actions: [planAction(), planAction({ ref: '1.10', title: 'Survey it' })],
    priorities: [],
    people: [...stored.people, { id: 'chair', name: 'Chair', accounts: [], roles: [] }],
    closedDays: ['2024-12-27'],
  });

  expect(lines(stored, after)).toEqual([
    'Person chair added: Chair',
    'Action 1.10 added: Survey it',
    'Closed day 27 December 2024 added',
    'Priority 1 removed: Early Help',
    'Action 1.2 removed: Hold it',
  ]);
});

test.each<[string, Partial<Plan>, string[]]>([
  [
    'a new lead',
    { subGroups: [{ id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'deputy' }] },
    ['Sub-group early-help: lead changed from lead to deputy'],
  ],
  [
    'a field that was empty',
    { priorities: [{ number: 1, title: 'Early Help', sponsor: 'lead' }] },
    ['Priority 1: sponsor set to lead'],
  ],
  [
    'a field that became empty',
    { people: stored.people.map(({ email, ...person }) => person) },
    ['Person lead: email taken out, was lead@example.org'],
  ],
  [
    'an occasion in place of a date',
    { actions: [planAction({ due: { each: 'case review' } })] },
    ['Action 1.1: due moved from 3 September 2024 to each case review'],
  ],
  [
    'a measure',
    {
      actions: [
        planAction({ measures: [{ kind: 'done', text: 'Sessions', baseline: '0', target: '4' }] }),
      ],
    },
    ['Action 1.1: measures set to done: Sessions (baseline 0, target 4)'],
  ],
  [
    'a longer year',
    { plan: { title: 'Business Plan', fromOn: '2024-04-01', toOn: '2025-06-30' } },
    ['Plan: to changed from 31 March 2025 to 30 June 2025'],
  ],
  ['a schedule', { schedule: exampleSchedule() }, ['Schedule added: FREQ=WEEKLY;BYDAY=MO']],
])('%s is told in one plain line', (_what, changes, expected) => {
  expect(lines(smallPlan(), smallPlan(changes))).toEqual(expected);
});

test('another time of closing is told by itself', () => {
  const before = smallPlan({ schedule: exampleSchedule() });
  const after = smallPlan({
    schedule: exampleSchedule({ close: { time: '16:00', weekday: 'TH' } }),
  });

  expect(lines(before, after)).toEqual(['Schedule: close changed from TH 17:00 to TH 16:00']);
});
