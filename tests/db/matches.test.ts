import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import { smallPlan } from '../support/plan-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const minuteMs = 60_000;
const at = new Date('2024-04-01T08:00:00Z');
let store: TestStore;
let workspaceId: string;
let teams = 0;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.prisma.workspace.updateMany({ data: { matchAt: null, matchFailures: 0 } });
  teams += 1;
  workspaceId = await ensureWorkspace(store.prisma, slack(`T${teams}`));
});

const slack = (externalId: string) => ({ platform: 'slack', externalId }) as const;
const matches = () => store.database.matches;

/** As if so much of the database's own time went by. */
async function passes(ms: number): Promise<void> {
  await store.prisma.$executeRaw`
    UPDATE "Workspace" SET "matchAt" = "matchAt" - ${ms}::float8 * interval '1 millisecond'`;
}

/** Waits until so many have come. */
function barrier(count: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    come += 1;
    if (come === count) open();
    return all;
  };
}

async function claimed() {
  const claim = await matches().claim(workspaceId, minuteMs);
  if (!claim) throw new Error('There was nothing to claim.');
  return claim;
}

test('what is wanted is due until it is done, and again after the time that was said', async () => {
  const before = await matches().due();
  await matches().want(workspaceId);
  const wanted = await matches().due();

  await matches().end(await claimed(), 60 * minuteMs);
  const done = await matches().due();
  await passes(60 * minuteMs);

  expect([before, wanted, done]).toEqual([[], [workspaceId], []]);
  expect(await matches().due()).toEqual([workspaceId]);
});

test('of many bots at the same moment one does it', async () => {
  await matches().want(workspaceId);

  const claims = await Promise.all(
    Array.from({ length: 5 }, () => matches().claim(workspaceId, minuteMs)),
  );

  expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
});

test('another does it once the one that began is gone', async () => {
  await matches().want(workspaceId);
  const gone = await claimed();
  await passes(minuteMs);

  const other = await claimed();
  await matches().end(gone, 60 * minuteMs);
  await passes(minuteMs);

  expect(await matches().due()).toEqual([workspaceId]);
  expect(other).toMatchObject({ workspaceId, failures: 0 });
});

test('what is wanted again while it is done is done again', async () => {
  await matches().want(workspaceId);
  const claim = await claimed();
  await matches().want(workspaceId);

  await matches().end(claim, 60 * minuteMs);
  await matches().putOff(claim, 60 * minuteMs);

  expect(await matches().due()).toEqual([workspaceId]);
});

test('what failed is due again later, and knows how often, until it is wanted anew', async () => {
  await matches().want(workspaceId);
  await matches().putOff(await claimed(), 5 * minuteMs);
  const soon = await matches().due();
  await passes(5 * minuteMs);

  const again = await claimed();
  await matches().want(workspaceId);

  expect(soon).toEqual([]);
  expect(again.failures).toBe(1);
  expect((await claimed()).failures).toBe(0);
});

test('of a partnership it is wanted in each of its workspaces, but the local one', async () => {
  const workspaces: Plan['workspaces'] = [
    { id: 'one', ...slack(`T${teams}`) },
    { id: 'other', platform: 'teams', externalId: `tenant-${teams}` },
  ];
  const people = [
    { id: 'lead', name: 'Lead', accounts: [{ workspace: 'local', user: 'desk' }], roles: [] },
  ];
  const plan = smallPlan({ workspaces, people });
  const id = await store.database.plans.write(plan, at);

  await matches().wantOf(id);

  const due = await store.prisma.workspace.findMany({
    where: { id: { in: [...(await matches().due())] } },
    orderBy: { platform: 'asc' },
  });
  expect(due.map(({ platform, externalId }) => `${platform} ${externalId}`)).toEqual([
    `slack T${teams}`,
    `teams tenant-${teams}`,
  ]);
});

test('two partnerships that share a workspace are imported at the same time', async () => {
  const workspaces: Plan['workspaces'] = [{ id: 'shared', ...slack(`T${teams}`) }];
  const written = barrier(2);
  const imports = ['york', 'leeds'].map((slug) =>
    store.database.transaction(async (tx) => {
      const partnership = { ...smallPlan().partnership, id: slug };
      const id = await tx.plans.write(smallPlan({ workspaces, partnership }), at);
      await written();
      await tx.matches.wantOf(id);
    }),
  );

  const ended = await Promise.allSettled(imports);

  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await matches().due()).toEqual([workspaceId]);
});

test('a partnership that does not use the workspace is not held there', async () => {
  const id = await store.database.plans.write(smallPlan(), at);

  expect(await matches().hold(id, workspaceId)).toBeUndefined();
  expect(await matches().partnerships(workspaceId)).toEqual([]);
});

test('a preferred account takes the place of everybody’s own on the local workspace', async () => {
  const id = await store.database.plans.write(smallPlan(), at);
  const { members } = store.database;
  const [lead] = await members.all(id);
  const memberId = lead?.id ?? '';
  const before = await members.reach(id, memberId);

  await matches().add(id, workspaceId, [
    { memberId, userId: 'U1', email: 'lead@example.org', preferred: true },
  ]);

  expect(before?.id).toBe('lead@example.org');
  expect(await members.reach(id, memberId)).toEqual({ workspaceId, kind: 'user', id: 'U1' });
});

test('whoever leaves one of two workspaces prefers the other, and still does when they come back', async () => {
  const id = await store.database.plans.write(smallPlan(), at);
  const otherId = await ensureWorkspace(store.prisma, slack(`T${teams}-other`));
  for (const used of [workspaceId, otherId]) {
    await store.database.workspaces.link(id, used, used, at);
  }
  const [lead] = await store.database.members.all(id);
  const memberId = lead?.id ?? '';
  const account = { memberId, email: 'lead@example.org' };
  await matches().add(id, workspaceId, [{ ...account, userId: 'U1', preferred: true }]);
  await matches().add(id, otherId, [{ ...account, userId: 'U2', preferred: false }]);
  const hasOther = async () => {
    const there = await matches().hold(id, workspaceId);
    return there?.members.find((one) => one.id === memberId)?.hasOther;
  };
  const before = await hasOther();

  await matches().remove(id, workspaceId, [memberId]);

  const preferred = await store.prisma.account.findMany({
    where: { partnershipId: id, memberId, preferred: true },
  });
  expect([before, await hasOther()]).toEqual([false, true]);
  expect(preferred.map(({ userId }) => userId)).toEqual(['U2']);
});
