import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from '../../src/app/dispatch.ts';
import { jumpTime } from '../../src/app/jump-time.ts';
import type { Outgoing, Platform, PlatformOf } from '../../src/app/platform.ts';
import { localLimits } from '../../src/local/deliver.ts';
import { machine } from '../../src/machine.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
  living = await workspace.founds();
});
afterAll(() => workspace.end());

/** A platform on which a message takes as long as several looks into the database. */
function slowPlatform(): PlatformOf {
  const platform: Platform = {
    name: 'local',
    limits: localLimits,
    start: async () => undefined,
    stop: async () => undefined,
    deliver: async ({ key }: Outgoing) => {
      for (const _ of Array(8)) await living.workings.database.members.partnerships(new Date());
      return key;
    },
  };
  return () => platform;
}

it('a jump loses no message to the heartbeat that delivers beside it', async () => {
  const { workings, partnershipId } = living;
  const platformOf = slowPlatform();
  let beating: Promise<unknown> = Promise.resolve();
  const stop = await workings.database.ledger.onQueued(() => {
    beating = beating.then(() => dispatch(workings, platformOf, machine));
  });

  const walked = await jumpTime(
    workings,
    platformOf,
    machine,
    partnershipId,
    new Date('2024-09-20T11:00:00Z'),
  );
  await stop();
  await beating;
  await dispatch(workings, platformOf, machine);

  const all = await workings.database.ledger.list(partnershipId, { limit: 1_000 });
  const lost = all.filter(({ lastError }) => lastError === 'its time is over');
  expect(lost.map(({ kind }) => kind)).toEqual([]);
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['sent']));
  expect(walked).toHaveLength(18);
});
