import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Batch, Claimed, Lease, Unsettled } from '../../src/app/store-ledger.ts';
import { type LedgerOfOne, ledgerOfOne } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const settleMs = 60_000;
const workers = 3;

/** A worker between a claim and its end; a crash forgets it. */
interface Worker {
  batch: readonly Claimed[];
  /** The next to be sent. */
  next: number;
  /** What its own clock says of the lease. */
  leaseHolds: boolean;
  /** Answers it has not written down yet. */
  readonly toWrite: (() => Promise<unknown>)[];
}

/** The platform, several bots on one ledger, and a look-up that may be slow. */
interface World {
  readonly york: LedgerOfOne;
  readonly queued: string[];
  /** How often each was accepted. */
  readonly posted: Map<string, number>;
  /** On their way for longer than their caller waited. */
  late: string[];
  readonly bots: (Worker | undefined)[];
  lookUp: { readonly all: readonly Unsettled[]; readonly found: ReadonlySet<string> } | undefined;
}

type Step = fc.AsyncCommand<object, World>;
const step = (name: string, run: (world: World) => Promise<unknown>): Step => ({
  check: () => true,
  run: async (_, world) => {
    await run(world);
    for (const [key, times] of world.posted) expect([key, times]).toEqual([key, 1]);
  },
  toString: () => name,
});

const ledger = () => store.database.ledger;
const accept = ({ posted }: World, id: string) => posted.set(id, (posted.get(id) ?? 0) + 1);
const leaseOf = ({ leaseId, delivery }: Claimed | Unsettled): Lease => ({
  leaseId,
  id: delivery.id,
  partnershipId: delivery.partnershipId,
});

const queues = step('queue', async ({ york, queued }) => {
  queued.push((await york.queued()).id);
});

const claims = (bot: number) =>
  step(`bot ${bot} claims`, async (world) => {
    if (world.bots[bot]) return;
    const batch: Batch | undefined = await ledger().claim({
      workspaceId: world.york.workspaceId,
      machineNow: new Date(),
      leaseMs: settleMs,
      limit: 2,
    });
    if (!batch) return;
    world.bots[bot] = { batch: batch.claimed, next: 0, leaseHolds: true, toWrite: [] };
  });

type Fate = 'arrives' | 'arrives, answer lost' | 'arrives late' | 'lost' | 'refused';

const posts = (bot: number, fate: Fate) =>
  step(`bot ${bot} posts: ${fate}`, async (world) => {
    const worker = world.bots[bot];
    const claimed = worker?.batch[worker.next];
    if (!worker?.leaseHolds || !claimed) return;
    worker.next += 1;
    const { id } = claimed.delivery;
    if (fate.startsWith('arrives') && fate !== 'arrives late') accept(world, id);
    if (fate === 'arrives late') world.late.push(id);
    worker.toWrite.push(() => writeDown(claimed, fate));
  });

function writeDown(claimed: Claimed, fate: Fate): Promise<unknown> {
  const lease = leaseOf(claimed);
  if (fate === 'arrives') return ledger().settleSent({ ...lease, messageRef: `ref-${lease.id}` });
  const error = 'no answer';
  if (fate === 'refused') {
    return ledger().settle(lease, { state: 'queued', waitMs: 0, error });
  }
  return ledger().settle(lease, { state: 'uncertain', settleMs, error });
}

const writes = (bot: number) =>
  step(`bot ${bot} writes down`, async ({ bots }) => bots[bot]?.toWrite.shift()?.());

const ends = (bot: number) =>
  step(`bot ${bot} ends its batch`, async (world) => {
    const worker = world.bots[bot];
    if (!worker) return;
    for (const write of worker.toWrite) await write();
    await ledger().release(worker.batch.slice(worker.next).map(leaseOf));
    world.bots[bot] = undefined;
  });

const crashes = (bot: number) =>
  step(`bot ${bot} is killed`, async ({ bots }) => {
    bots[bot] = undefined;
  });

/** Longer than a lease, and longer than the slowest acceptance. */
const timePasses = step('time passes', async (world) => {
  for (const id of world.late.splice(0)) accept(world, id);
  for (const worker of world.bots) if (worker) worker.leaseHolds = false;
  await store.prisma.$executeRaw`
    UPDATE "Delivery" SET "leaseUntilAt" = "leaseUntilAt" - interval '1 hour'
    WHERE "workspaceId" = ${world.york.workspaceId}::uuid`;
  await ledger().expire(settleMs);
});

const looksUp = step('a look-up begins', async (world) => {
  const all = await ledger().unsettled(world.york.workspaceId, 50);
  world.lookUp = { all, found: new Set(world.posted.keys()) };
});

const lookUpEnds = step('a look-up ends', async (world) => {
  for (const one of world.lookUp?.all ?? []) {
    const isThere = world.lookUp?.found.has(one.delivery.id);
    await ledger().resolve(leaseOf(one), isThere ? { messageRef: 'found' } : 'queued');
  }
  world.lookUp = undefined;
});

const ofBots = (make: (bot: number) => Step) => fc.integer({ min: 0, max: workers - 1 }).map(make);
const fates = ['arrives', 'arrives, answer lost', 'arrives late', 'lost', 'refused'] as const;
const anyStep = [
  fc.constant(queues),
  ofBots(claims),
  fc
    .tuple(fc.integer({ min: 0, max: workers - 1 }), fc.constantFrom(...fates))
    .map(([bot, fate]) => posts(bot, fate)),
  ofBots(writes),
  ofBots(ends),
  ofBots(crashes),
  fc.constant(timePasses),
  fc.constant(looksUp),
  fc.constant(lookUpEnds),
];

/** Whatever happened, it is brought to its end by one bot in peace. */
async function comesToRest(world: World): Promise<void> {
  await lookUpEnds.run({}, world);
  for (let round = 0; round < 4; round += 1) {
    await timePasses.run({}, world);
    await timePasses.run({}, world);
    await looksUp.run({}, world);
    await lookUpEnds.run({}, world);
    world.bots[0] = undefined;
    for (let batch = 0; batch < 40; batch += 1) {
      await claims(0).run({}, world);
      if (!world.bots[0]) break;
      for (const _ of [1, 2]) await posts(0, 'arrives').run({}, world);
      await ends(0).run({}, world);
    }
  }
}

it('no order of claims, calls, crashes, lost answers and look-ups says anything twice or loses it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(anyStep, { maxCommands: 60, size: 'max' }), async (steps) => {
      const york = await ledgerOfOne(store, `city-${newId()}`);
      const world: World = {
        york,
        queued: [],
        posted: new Map(),
        late: [],
        bots: [],
        lookUp: undefined,
      };
      await queues.run({}, world);
      await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);

      await comesToRest(world);

      expect([...world.posted.keys()].sort()).toEqual([...world.queued].sort());
      for (const id of world.queued) expect((await york.read(id)).state).toBe('sent');
    }),
    { numRuns: 60 },
  );
}, 300_000);
