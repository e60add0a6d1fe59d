import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Conversation, Conversations } from '../../src/app/store-conversations.ts';
import { conversationsOf } from '../../src/db/conversations.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let conversations: Conversations;
let workspaceId: string;
let tenants = 0;

beforeAll(async () => {
  store = await openTestStore();
  conversations = conversationsOf(store.prisma);
});
afterAll(() => store.close());

beforeEach(async () => {
  tenants += 1;
  const externalId = `5f2a0c11-0000-4000-8000-${String(tenants).padStart(12, '0')}`;
  workspaceId = await ensureWorkspace(store.prisma, { platform: 'teams', externalId });
});

const monday = new Date('2026-11-23T09:00:00Z');
const zofia = '0b1de7aa-0000-4000-8000-000000000001';
const council = 'https://smba.trafficmanager.net/uk/';

const conversation = (changes: Partial<Conversation> = {}): Conversation => ({
  workspaceId,
  kind: 'user',
  externalId: zofia,
  conversationId: 'a:1',
  serviceUrl: council,
  botId: '28:bot',
  accountId: '29:zofia',
  ...changes,
});

/** PostgreSQL's own version of the row: another after every write. */
async function versionOf(externalId: string): Promise<string | undefined> {
  const rows = await store.prisma.$queryRaw<{ version: string }[]>`
    SELECT xmin::text || ctid::text AS "version" FROM "Conversation"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "externalId" = ${externalId}`;
  return rows[0]?.version;
}

it('somebody is new once, and is found as they were seen', async () => {
  const first = await conversations.seen(conversation());
  const again = await conversations.seen(conversation());

  expect([first, again]).toEqual(['new', 'known']);
  expect(await conversations.find(workspaceId, 'user', zofia)).toEqual(conversation());
});

it('of two that see somebody at the same time one finds them new', async () => {
  const both = await Promise.all([
    conversations.seen(conversation()),
    conversations.seen(conversation()),
  ]);

  expect(both.toSorted()).toEqual(['known', 'new']);
});

it('whoever types again is not written again', async () => {
  await conversations.seen(conversation());
  const before = await versionOf(zofia);

  await conversations.seen(conversation());

  expect(before).toBeDefined();
  expect(await versionOf(zofia)).toBe(before);
});

it('what changed is stored, and an account that is not said stays', async () => {
  await conversations.seen(conversation());
  const { accountId, ...moved } = conversation({ serviceUrl: 'https://smba.example/emea/' });

  expect(await conversations.seen(moved)).toBe('known');

  expect(await conversations.find(workspaceId, 'user', zofia)).toEqual({ ...moved, accountId });
});

it('a person, a channel and a team with one id are three', async () => {
  const kinds = ['user', 'channel', 'team'] as const;
  for (const kind of kinds) await conversations.seen(conversation({ kind, conversationId: kind }));

  const found = await Promise.all(
    kinds.map((kind) => conversations.find(workspaceId, kind, zofia)),
  );

  expect(found.map((one) => one?.conversationId)).toEqual(['user', 'channel', 'team']);
  expect(await conversations.teams(workspaceId)).toEqual([
    conversation({ kind: 'team', conversationId: 'team' }),
  ]);
});

it('one that ended is found no more, and nothing of who they are is kept', async () => {
  await conversations.seen(conversation());
  await conversations.describe(workspaceId, zofia, {
    name: 'Zofia',
    email: 'zofia@council.example',
    standing: 'member',
  });

  expect(await conversations.end(workspaceId, 'user', zofia, monday)).toBe(true);
  expect(await conversations.end(workspaceId, 'user', zofia, monday)).toBe(false);

  expect(await conversations.find(workspaceId, 'user', zofia)).toBeUndefined();
  expect(await conversations.latest(workspaceId)).toBeUndefined();
  expect(await conversations.people(workspaceId)).toEqual([]);
  const [row] = await store.prisma.conversation.findMany({ where: { workspaceId } });
  expect(row).toMatchObject({ name: null, email: null, standing: null, endedAt: monday });
});

it('one that ended is new again, for one of two, and is not described meanwhile', async () => {
  await conversations.seen(conversation());
  await conversations.end(workspaceId, 'user', zofia, monday);
  await conversations.describe(workspaceId, zofia, { name: 'Zofia', standing: 'member' });

  const both = await Promise.all([
    conversations.seen(conversation()),
    conversations.seen(conversation()),
  ]);

  expect(both.toSorted()).toEqual(['known', 'new']);
  expect(await conversations.find(workspaceId, 'user', zofia)).toEqual(conversation());
  expect(await conversations.people(workspaceId)).toEqual([]);
});

it('people are those whose profile is known, as it was last said', async () => {
  await conversations.seen(conversation());
  await conversations.seen(conversation({ externalId: 'silent' }));
  await conversations.seen(conversation({ kind: 'channel', externalId: '19:a@thread.tacv2' }));
  const first = { name: 'Zofia', email: 'zofia@council.example', standing: 'member' } as const;
  await conversations.describe(workspaceId, zofia, first);
  expect(await conversations.people(workspaceId)).toEqual([{ userId: zofia, ...first }]);
  const before = await versionOf(zofia);

  await conversations.describe(workspaceId, zofia, first);
  expect(await versionOf(zofia)).toBe(before);
  await conversations.describe(workspaceId, zofia, { name: 'Zofia W', standing: 'guest' });

  expect(await conversations.people(workspaceId)).toEqual([
    { userId: zofia, name: 'Zofia W', standing: 'guest' },
  ]);
});

it('the latest is the one that was new or changed last', async () => {
  await conversations.seen(conversation());
  await conversations.seen(conversation({ kind: 'team', externalId: '19:team@thread.tacv2' }));
  expect(await conversations.latest(workspaceId)).toMatchObject({ kind: 'team' });

  await conversations.seen(conversation({ serviceUrl: 'https://smba.example/emea/' }));

  expect(await conversations.latest(workspaceId)).toMatchObject({ externalId: zofia });
});
