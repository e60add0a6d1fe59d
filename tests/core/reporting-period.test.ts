import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { addDays, type LocalDate } from '../../src/core/local-date.ts';
import type { Milestone } from '../../src/core/milestones.ts';
import { type NextPeriod, nextPeriod, type PeriodSource } from '../../src/core/reporting-period.ts';
import { occurrences } from '../../src/core/schedule.ts';
import { closedDays, isWorkingDay } from '../../src/core/working-days.ts';
import { localDateOf } from '../../src/core/zoned-time.ts';
import { anyPeriodSource } from '../support/any-schedule.ts';
import { exampleSchedule } from '../support/example-schedule.ts';

const example: PeriodSource = {
  schedule: exampleSchedule(),
  zone: 'Europe/London',
  anchorOn: '2024-04-01',
  closed: closedDays(bankHolidays, []),
};

/** Periods whose rule's day is after `afterOn` and not after `untilOn`, in order. */
function periodsOf(source: PeriodSource, afterOn: LocalDate, untilOn: LocalDate): NextPeriod[] {
  const periods: NextPeriod[] = [];
  let period = nextPeriod(source, afterOn);
  while (period && period.localOn <= untilOn) {
    periods.push(period);
    period = nextPeriod(source, period.localOn);
  }
  return periods;
}

const periodsOfYear = (source: PeriodSource): NextPeriod[] =>
  periodsOf(source, addDays(source.anchorOn, -1), addDays(source.anchorOn, 366));

const fewer = { numRuns: 40 };
/** A busy machine takes its time over this many periods. */
const slowMs = 30_000;

const rank: Record<Milestone['kind'], number> = {
  ...{ open: 0, remind: 1, deputy: 1, chair: 1 },
  ...{ close: 2, 'roll-up': 3 },
};

/** In words, what is wrong between two milestones that follow one another; undefined where nothing is. */
function disorder(one: Milestone, other: Milestone): string | undefined {
  const inTurn = rank[one.kind] <= rank[other.kind] || other.kind === 'open';
  const chasers = rank[one.kind] === 1 && rank[other.kind] === 1;
  const inTime = chasers ? one.dueAt <= other.dueAt : one.dueAt < other.dueAt;
  const said = (milestone: Milestone) => `${milestone.kind} ${milestone.dueAt.toISOString()}`;
  return inTurn && inTime ? undefined : `${said(one)}, then ${said(other)}`;
}

function disordersOf(periods: readonly NextPeriod[]): string[] {
  const milestones = periods.flatMap((period) => period.milestones);
  return milestones.flatMap((milestone, place) => {
    const next = milestones[place + 1];
    return next ? (disorder(milestone, next) ?? []) : [];
  });
}

test('the period after one is that of the next Monday', () => {
  const period = nextPeriod(example, '2026-09-07');
  expect([period?.localOn, period?.passedOver]).toEqual(['2026-09-14', []]);
});

test('turns without room are passed over, and are named', () => {
  const own = ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'];
  const period = nextPeriod({ ...example, closed: closedDays(bankHolidays, own) }, '2026-12-21');
  expect([period?.localOn, period?.passedOver]).toEqual(['2027-01-04', ['2026-12-28']]);
});

test('a rule that has run out has no next period', () => {
  const schedule = exampleSchedule({ rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' });
  expect(nextPeriod({ ...example, schedule }, '2024-04-08')).toBe(undefined);
});

test('a rule that opens too often for any period has none, rather than looking for ever', () => {
  const schedule = exampleSchedule({ rule: 'FREQ=DAILY' });
  expect(nextPeriod({ ...example, schedule }, '2024-04-01')).toBe(undefined);
});

test(
  'the example schedule keeps its order for ten years and passes no week over',
  () => {
    const periods = periodsOf(example, '2023-12-31', '2033-12-31');
    expect(disordersOf(periods)).toEqual([]);
    expect(periods).toHaveLength(509);
    expect(periods.flatMap((period) => period.passedOver)).toEqual([]);
  },
  slowMs,
);

test(
  'so it does around any closed days of its own',
  () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 3652 }), { maxLength: 100 });
    fc.assert(
      fc.property(days, (own) => {
        const closed = closedDays(bankHolidays, [
          ...own.map((count) => addDays('2024-01-01', count)),
          ...everyYearsEnd,
        ]);
        const periods = periodsOf({ ...example, closed }, '2023-12-31', '2033-12-31');
        expect(disordersOf(periods)).toEqual([]);
        for (const period of periods) {
          expectWhole(period);
          expectWorkingDays(period, { ...example, closed });
        }
        expect(periods.length).toBeGreaterThan(450);
      }),
      { numRuns: 5 },
    );
  },
  slowMs,
);

/** An office that is closed from Christmas Eve to 2 January. */
const everyYearsEnd = Array.from({ length: 10 }, (_, year) =>
  Array.from({ length: 10 }, (_, day) => addDays(`${2024 + year}-12-24`, day)),
).flat();

/** The opening first, the close and the roll-up last, and nothing twice. */
function expectWhole({ milestones }: NextPeriod): void {
  const kinds = milestones.map((milestone) => milestone.kind);
  expect([kinds[0], ...kinds.slice(-2)]).toEqual(['open', 'close', 'roll-up']);
  const names = milestones.map(({ kind, ordinal }) => `${kind} ${ordinal}`);
  expect(new Set(names).size).toBe(names.length);
}

/** On working days of the zone, the close not on the day of the opening. */
function expectWorkingDays({ milestones }: NextPeriod, { zone, closed }: PeriodSource): void {
  const days = milestones.map(({ dueAt }) => localDateOf(dueAt, zone));
  expect(days).toEqual(milestones.map((milestone) => milestone.on));
  expect(days.filter((on) => !isWorkingDay(on, closed))).toEqual([]);
  expect(days.at(-2)).not.toBe(days[0]);
}

test(
  'any schedule has whole periods, on working days, in order within each and from one to the next',
  () => {
    fc.assert(
      fc.property(anyPeriodSource, (source) => {
        const periods = periodsOfYear(source);
        for (const period of periods) {
          expectWhole(period);
          expectWorkingDays(period, source);
        }
        expect(disordersOf(periods)).toEqual([]);
      }),
      fewer,
    );
  },
  slowMs,
);

test(
  "each of the rule's days is a period or is passed over, never both",
  () => {
    fc.assert(
      fc.property(anyPeriodSource, (source) => {
        const { schedule, zone, anchorOn } = source;
        const periods = periodsOfYear(source);
        const untilOn = periods.at(-1)?.localOn ?? addDays(anchorOn, -1);
        const opening = { rule: schedule.rule, time: schedule.time, zone, anchorOn };
        expect(periods.flatMap((period) => [...period.passedOver, period.localOn])).toEqual(
          occurrences(opening, { fromOn: anchorOn, untilOn }),
        );
      }),
      fewer,
    );
  },
  slowMs,
);

/** What falls due after one instant and not after another, wherever the looking begins. */
function due(source: PeriodSource, afterAt: Date, untilAt: Date): Milestone[] {
  const fromOn = addDays(localDateOf(afterAt, source.zone), -200);
  return periodsOf(source, fromOn, localDateOf(untilAt, source.zone))
    .flatMap((period) => period.milestones)
    .filter(({ dueAt }) => dueAt > afterAt && dueAt <= untilAt);
}

test(
  'what is due between two instants is the same, however the time is cut',
  () => {
    const hours = fc.integer({ min: 0, max: 400 * 24 });
    fc.assert(
      fc.property(anyPeriodSource, fc.tuple(hours, hours, hours), (source, cuts) => {
        const startMs = Date.parse(`${source.anchorOn}T00:00:00Z`);
        const [first = new Date(), second = new Date(), third = new Date()] = cuts
          .sort((one, other) => one - other)
          .map((count) => new Date(startMs + count * 3_600_000));
        const whole = due(source, first, third);
        expect([...due(source, first, second), ...due(source, second, third)]).toEqual(whole);
      }),
      fewer,
    );
  },
  slowMs,
);
