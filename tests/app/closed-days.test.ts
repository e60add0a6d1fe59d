import { afterAll, beforeAll, expect, it } from 'vitest';
import { allClosedDays } from '../../src/app/closed-days.ts';
import { openingsOf } from '../../src/core/schedule-preview.ts';
import { isoWithOffset } from '../../src/core/zoned-time.ts';
import { livingPlan } from '../support/living-plan.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

const zone = 'Europe/London';
const hourMs = 60 * 60_000;

/** Looks every hour, and gives what was done on each day, in order: "2024-08-27T09:00:00+01:00 open". */
async function lives(living: LivingPartnership, from: string, until: string): Promise<string[]> {
  const lines: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(until); ms += hourMs) {
    for (const { what, dueAt, outcome } of await living.wakesAt(new Date(ms).toISOString())) {
      expect(outcome).toBe('done');
      lines.push(`${isoWithOffset(dueAt, zone)} ${what}`);
    }
    await living.deliver();
  }
  return lines;
}

it('a bank holiday and a closed day of its own both move what a partnership does to the next working day', async () => {
  const plan = livingPlan('york', { closedDays: ['2024-09-04', '2024-09-09'] });
  const living = await workspace.founds(plan, '2024-08-26T06:00:00Z');

  // Monday 26 August is a bank holiday; Wednesday 4 and Monday 9 September are the partnership's own.
  expect(await lives(living, '2024-08-26T06:00:00Z', '2024-09-13T18:00:00Z')).toEqual([
    '2024-08-27T09:00:00+01:00 open',
    '2024-08-29T09:00:00+01:00 remind',
    '2024-08-29T09:00:00+01:00 deputy',
    '2024-08-29T17:00:00+01:00 close',
    '2024-08-30T10:00:00+01:00 roll-up',
    '2024-09-02T09:00:00+01:00 open',
    '2024-09-05T09:00:00+01:00 remind',
    '2024-09-05T09:00:00+01:00 deputy',
    '2024-09-05T17:00:00+01:00 close',
    '2024-09-06T10:00:00+01:00 roll-up',
    '2024-09-10T09:00:00+01:00 open',
    '2024-09-12T09:00:00+01:00 remind',
    '2024-09-12T09:00:00+01:00 deputy',
    '2024-09-12T17:00:00+01:00 close',
    '2024-09-13T10:00:00+01:00 roll-up',
  ]);
  const read = await living.as('lead-police').reads();
  const asked = read.filter((one) => /^This closed|had no update/.test(one));
  expect(asked).toHaveLength(6);
});

it('the days on which close and roll-up fall move them too, and none comes out of order', async () => {
  const plan = livingPlan('leeds', { closedDays: ['2024-09-05', '2024-09-13'] });
  const living = await workspace.founds(plan, '2024-09-02T07:00:00Z');

  const done = await lives(living, '2024-09-02T07:00:00Z', '2024-09-13T18:00:00Z');

  expect(done.filter((line) => /close|roll-up/.test(line))).toEqual([
    // Later than Thursday 5 would be after the roll-up, and later than Friday 13 after the next opening.
    '2024-09-04T17:00:00+01:00 close',
    '2024-09-06T10:00:00+01:00 roll-up',
    '2024-09-11T17:00:00+01:00 close',
    '2024-09-12T10:00:00+01:00 roll-up',
  ]);
});

it('opens when the preview of its schedule says', async () => {
  const plan = livingPlan('hull', { closedDays: ['2024-09-09', '2024-09-10', '2024-09-16'] });
  const living = await workspace.founds(plan, '2024-08-26T06:00:00Z');
  const facts = await living.workings.database.plans.schedule(living.partnershipId);
  if (!facts) throw new Error('The partnership has no schedule.');
  const source = { ...facts, zone, closed: allClosedDays(living.workings, facts) };
  const window = { fromOn: '2024-08-26', untilOn: '2024-09-23' };

  const done = await lives(living, '2024-08-26T06:00:00Z', '2024-09-23T09:00:00Z');

  const opened = done.filter((line) => line.endsWith('open'));
  expect(opened).toHaveLength(5);
  expect(openingsOf(source, window)).toEqual(opened.map((line) => line.split(' ')[0]));
});
