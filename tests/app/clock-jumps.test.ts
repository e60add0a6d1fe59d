import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from '../../src/app/dispatch.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import { tick } from '../../src/app/tick.ts';
import type { Workings } from '../../src/app/workings.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { planOnSlack } from '../support/living-plan.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';
import { machineAt } from '../support/machines.ts';

let workspace: LivingWorkspace;
let workings: Workings;
let founded = 0;
beforeAll(async () => {
  workspace = await livingWorkspace();
  workings = workspace.workings;
});
afterAll(() => workspace.end());

const minuteMs = 60_000;

/** When something is due in the week of Monday 2 September 2024, and the opening after it. */
const dueAt = ['02T08', '04T08', '05T08', '05T16', '06T09', '09T08'].map((at) =>
  Date.parse(`2024-09-${at}:00:00Z`),
);
const all = ['open', 'remind', 'deputy', 'chair', 'close', 'roll-up', 'open'];

/** By how many minutes the wall clock is set, after how many looks around each of the instants. */
type Jump = { readonly afterLooks: number; readonly minutes: number };

/**
 * A week of a partnership in real time, looked at every two minutes from a quarter of an hour before each instant to a quarter after or more,
 * while somebody sets the clock. Gives what was done, in order, and who was told what, sorted.
 */
async function week(jumps: readonly Jump[], clocksApartMs = 0) {
  founded += 1;
  const plan = planOnSlack(`real-${founded}`);
  const machine = machineAt(new Date('2024-09-02T07:00:00Z'));
  const { partnershipId } = await importPlan(workings, plan, machine.now());
  const told: string[] = [];
  const chat = fakeChat({
    onPost({ to, card, replaces }) {
      if (replaces === undefined) told.push(`${to.id}: ${card.title}`);
    },
  });
  const done: string[] = [];
  const passes = async (ms: number) => {
    machine.passes(ms);
    await workspace.passes(ms);
  };
  const looks = async () => {
    const clocks = [machine.now(), new Date(machine.now().getTime() + clocksApartMs)];
    const ticks = clocksApartMs === 0 ? clocks.slice(1) : clocks;
    const ticked = await Promise.all(ticks.map((now) => tick(workings, now, partnershipId)));
    done.push(
      ...ticked.flat().map(({ what, outcome }) => (outcome === 'skipped' ? `no ${what}` : what)),
    );
    await dispatch(workings, () => chat, machine, partnershipId);
  };
  for (const instant of dueAt) {
    await passes(Math.max(0, instant - 15 * minuteMs - machine.now().getTime()));
    const untilMs = instant + 15 * minuteMs;
    for (let look = 0; look <= 15 || machine.now().getTime() < untilMs; look += 1) {
      await looks();
      for (const { afterLooks, minutes } of jumps) {
        if (afterLooks === look) machine.jumps(minutes * minuteMs);
      }
      await passes(2 * minuteMs);
    }
  }
  await passes(30 * minuteMs);
  await looks();
  expect(new Set(chat.posted).size).toBe(chat.posted.length);
  return { done, told: told.toSorted() };
}

let calm: Awaited<ReturnType<typeof week>>;
beforeAll(async () => {
  calm = await week([]);
});

it('without a jump, everything that is due is done once', () => {
  expect(calm.done).toEqual(all);
  expect(calm.told.length).toBeGreaterThan(15);
});

it.each([
  ['ten minutes forward, before it is due', [{ afterLooks: 5, minutes: 10 }]],
  ['ten minutes back, after it was done', [{ afterLooks: 9, minutes: -10 }]],
  ['ten minutes back, before it is due', [{ afterLooks: 5, minutes: -10 }]],
  [
    'forward over it, and back again',
    [
      { afterLooks: 5, minutes: 10 },
      { afterLooks: 6, minutes: -10 },
    ],
  ],
] as const)('a clock that jumps %s, changes nothing', async (_, jumps) => {
  expect(await week(jumps)).toEqual(calm);
});

it.each([10, -10])('nor do two bots whose clocks are %i minutes apart', async (minutes) => {
  expect(await week([], minutes * minuteMs)).toEqual(calm);
});

it('nor do jumps of ten minutes either way, at any time', async () => {
  const jump = fc.record({
    afterLooks: fc.integer({ min: 0, max: 15 }),
    minutes: fc.constantFrom(-10, 10),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(jump, { minLength: 1, maxLength: 4 }), async (jumps) => {
      expect(await week(jumps)).toEqual(calm);
    }),
    { numRuns: 4 },
  );
  // Thousands of statements, on a machine that others keep busy.
}, 180_000);
