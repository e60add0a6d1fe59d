import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Log } from '../../src/app/log.ts';
import type { Work } from '../../src/app/measures.ts';
import type { Platform } from '../../src/app/platform.ts';
import type { Store } from '../../src/app/store.ts';
import { startHeartbeat } from '../../src/heartbeat.ts';
import { localLimits } from '../../src/local/deliver.ts';
import { machine } from '../../src/machine.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

const monday = new Date('2024-09-02T08:00:00Z');

it('a partnership whose work fails does not keep the heartbeat from delivering, and is named', async () => {
  const broken = await workspace.founds();
  const sound = await workspace.founds();
  const { database } = workspace.workings;
  for (const { partnershipId } of [broken, sound])
    await database.members.moveTime(partnershipId, monday);
  const failing = (tx: Store): Store => ({
    ...tx,
    periods: {
      ...tx.periods,
      open: (id, ...rest) =>
        id === broken.partnershipId
          ? Promise.reject(Object.assign(new RangeError('Broken for a test.'), { code: '57P01' }))
          : tx.periods.open(id, ...rest),
    },
  });
  const workings = {
    ...workspace.workings,
    database: {
      ...database,
      transaction: <Result>(work: (tx: Store) => Promise<Result>) =>
        database.transaction((tx) => work(failing(tx))),
    },
  };
  const told: string[] = [];
  let allTold: () => void = () => undefined;
  const delivered = new Promise<void>((resolve) => {
    allTold = resolve;
  });
  const platform: Platform = {
    name: 'local',
    limits: localLimits,
    start: async () => undefined,
    stop: async () => undefined,
    deliver: async ({ to, key }) => {
      told.push(to.id);
      if (told.length === 4) allTold();
      return key;
    },
  };
  const logged: object[] = [];
  const log: Log = {
    ...workspace.workings.log,
    info: (facts) => logged.push(facts),
    error: (facts) => logged.push(facts),
  };

  const stop = await startHeartbeat({ ...workings, log }, () => platform, machine);
  await delivered;
  await stop();

  expect(told).toHaveLength(4);
  expect(logged).toEqual([
    { partnership: sound.partnershipId, what: 'open', outcome: 'done' },
    { partnership: broken.partnershipId, what: 'open', error: 'RangeError 57P01' },
  ]);
});

it('a tick that cannot find out what is due is measured, and logged', async () => {
  const { database } = workspace.workings;
  const failing = {
    ...database,
    periods: {
      ...database.periods,
      dueOpenings: () => Promise.reject(new Error('Query read timeout')),
    },
  };
  const ticks: number[] = [];
  const failed: Work[] = [];
  const measures = {
    ...workspace.workings.measures,
    ticked: (tookMs: number) => ticks.push(tookMs),
    failed: (work: Work) => failed.push(work),
  };
  const logged: object[] = [];
  const log: Log = { ...workspace.workings.log, error: (facts) => logged.push(facts) };
  const workings = { ...workspace.workings, database: failing, measures, log };

  const stop = await startHeartbeat(workings, () => undefined, machine);
  await stop();

  expect(ticks).toHaveLength(1);
  expect(logged).toEqual([{ work: 'tick', error: 'Error: Query read timeout' }]);
  expect(failed).toEqual(['tick']);
});
