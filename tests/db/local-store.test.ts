import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conversation, LocalStore, NewLocalMessage } from '../../src/app/local-workspace.ts';
import type { Plan } from '../../src/core/plan.ts';
import { openLocalStore } from '../../src/db/local-store.ts';
import { ear } from '../support/ear.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { cardSaying } from '../support/local-fakes.ts';
import { storePartnership } from '../support/partnership-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const postedAt = new Date('2024-09-02T08:00:00Z');
const later = new Date('2024-09-02T09:00:00Z');

describe('the store of the local workspace', () => {
  let store: TestStore;
  let local: LocalStore;
  beforeAll(async () => {
    store = await openTestStore();
    local = await openLocalStore(store.prisma, store.notifications);
  });
  afterAll(() => store.close());

  const newConversation = (): Conversation => `user:${uuid()}`;
  const message = (changes: Partial<NewLocalMessage> = {}): NewLocalMessage => ({
    conversation: 'user:anna',
    key: uuid(),
    card: cardSaying('Hello'),
    postedAt,
    ...changes,
  });
  const titles = async (conversation: Conversation, limit = 100) =>
    (await local.messages(conversation, limit)).map(({ card }) => card.title);

  test('is of one workspace, however often it is opened', async () => {
    const again = await openLocalStore(store.prisma, store.notifications);

    expect(again.workspaceId).toBe(local.workspaceId);
  });

  describe('keeps messages', () => {
    test('as they were put', async () => {
      const conversation = newConversation();
      const card = cardSaying('Prompt', {
        blocks: [
          { kind: 'text', spans: [{ text: '<b> "x" \\ 👩‍👧‍👦', bold: true }], tone: 'muted' },
        ],
        buttons: [{ label: 'Update', press: 'token', style: 'primary', describes: '2.3' }],
      });

      const id = await local.put(message({ conversation, card }));

      expect(await local.messages(conversation, 10)).toStrictEqual([{ id, card, postedAt }]);
    });

    test('once a key, as the first was', async () => {
      const conversation = newConversation();
      const first = message({ conversation, card: cardSaying('First') });
      const id = await local.put(first);

      const second = await local.put({ ...first, card: cardSaying('Second') });

      expect(second).toBe(id);
      expect(await titles(conversation)).toEqual(['First']);
    });

    test('once a key, also when it is put by several at once', async () => {
      const conversation = newConversation();
      const same = message({ conversation });

      const ids = await Promise.all(Array.from({ length: 5 }, () => local.put(same)));

      expect(new Set(ids).size).toBe(1);
      expect(await titles(conversation)).toHaveLength(1);
    });

    test('oldest first, each thread under its parent', async () => {
      const conversation = newConversation();
      const put = (title: string, threadOf?: string) =>
        local.put(
          message({ conversation, card: cardSaying(title), ...(threadOf ? { threadOf } : {}) }),
        );
      const one = await put('One');
      await put('Two');
      await put('One, first', one);
      await put('Three');
      await put('One, second', one);

      expect(await titles(conversation)).toEqual([
        'One',
        'One, first',
        'One, second',
        'Two',
        'Three',
      ]);
    });

    test('and gives the newest of many, no answer without its parent', async () => {
      const conversation = newConversation();
      const put = (title: string, threadOf?: string) =>
        local.put(
          message({ conversation, card: cardSaying(title), ...(threadOf ? { threadOf } : {}) }),
        );
      await put('One');
      const two = await put('Two');
      await put('Two, first', two);
      await put('Two, second', two);
      await put('Three');

      expect(await titles(conversation, 3)).toEqual(['Two', 'Two, second', 'Three']);
      expect(await titles(conversation, 2)).toEqual(['Two', 'Three']);
      expect(await titles(conversation, 1)).toEqual(['Three']);
    });

    test('of each conversation by itself', async () => {
      const [anna, ben] = [newConversation(), newConversation()];
      await local.put(message({ conversation: anna, card: cardSaying('For Anna') }));
      await local.put(message({ conversation: ben, card: cardSaying('For Ben') }));

      expect(await titles(anna)).toEqual(['For Anna']);
    });

    test('that can be replaced', async () => {
      const conversation = newConversation();
      const id = await local.put(message({ conversation }));

      expect(await local.replace(id, cardSaying('Receipt'), later)).toBe(true);
      expect(await local.messages(conversation, 10)).toStrictEqual([
        { id, card: cardSaying('Receipt'), postedAt, replacedAt: later },
      ]);
    });

    test('and says where there is none to replace', async () => {
      expect(await local.replace(uuid(), cardSaying('Receipt'), later)).toBe(false);
      expect(await local.replace('not an id', cardSaying('Receipt'), later)).toBe(false);
    });

    test('and finds them by key', async () => {
      const [one, other] = [message(), message()];
      const id = await local.put(one);
      await local.put(other);

      expect(await local.find([one.key, 'unknown'])).toEqual(new Map([[one.key, id]]));
      expect(await local.find([])).toEqual(new Map());
    });
  });

  describe('tells who watches', () => {
    test('of what is put and replaced, by any process, and not of what was there', async () => {
      const elsewhere = await openLocalStore(store.prisma, store.notifications);
      const { next, hear } = ear<Conversation>();
      const stop = await local.watch(hear);
      const put = message({ conversation: 'channel:executive' });

      const id = await elsewhere.put(put);
      await elsewhere.put({ ...put, conversation: 'user:nobody' });
      await elsewhere.replace(id, cardSaying('Newer'), later);
      await elsewhere.put(message({ conversation: 'user:last' }));

      expect([await next(), await next(), await next()]).toEqual([
        'channel:executive',
        'channel:executive',
        'user:last',
      ]);
      await stop();
    });

    test('no more once they stop', async () => {
      const [stopped, going] = [ear<Conversation>(), ear<Conversation>()];
      const stop = await local.watch(stopped.hear);
      const stopLater = await local.watch(going.hear);
      await stop();

      await local.put(message({ conversation: 'user:anna' }));
      await going.next();
      await stopLater();

      stopped.hear('user:nothing before');
      expect(await stopped.next()).toBe('user:nothing before');
    });

    test('of every conversation after a lost connection', async () => {
      const conversation = newConversation();
      await local.put(message({ conversation }));
      const { next, hear } = ear<Conversation>();
      const stop = await local.watch(hear);

      await store.prisma.$queryRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'waymark listener'`;

      let told = await next();
      while (told !== conversation) told = await next();
      await stop();
      expect(told).toBe(conversation);
    });
  });

  describe('knows', () => {
    const people: Plan['people'] = [
      {
        id: 'anna',
        name: 'Anna',
        email: 'anna@example.org',
        accounts: [],
        roles: ['executive', 'coordinator'],
      },
      { id: 'ben', name: 'Ben', accounts: [], roles: ['scrutineer'] },
    ];
    const executive = (channel: string) =>
      exampleSchedule({ executiveChannel: { workspace: 'local', channel } });
    const subGroups: Plan['subGroups'] = [
      { id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'anna', deputy: 'ben' },
    ];
    const workspaces: Plan['workspaces'] = [{ id: 'police', platform: 'slack', externalId: 'T1' }];

    let york: Awaited<ReturnType<typeof storePartnership>>;
    let leeds: typeof york;
    let hull: typeof york;
    beforeAll(async () => {
      const { database } = store;
      const plan = { people, subGroups };
      york = await storePartnership(database, 'york', { ...plan, schedule: executive('york') });
      leeds = await storePartnership(database, 'leeds', {
        people: people.slice(0, 1),
        subGroups: [{ id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'anna' }],
        schedule: executive('leeds'),
      });
      const onSlack = people.map((person) => ({
        ...person,
        accounts: [{ workspace: 'police', user: person.id }],
      }));
      const onLocal = { workspace: 'local', user: 'dora' };
      hull = await storePartnership(database, 'hull', {
        ...plan,
        workspaces,
        people: [...onSlack, { id: 'dora', name: 'Dora', accounts: [onLocal], roles: [] }],
        schedule: exampleSchedule({ executiveChannel: { workspace: 'police', channel: 'C1' } }),
      });
    });

    test('everybody who lives there, once a partnership, and what they hold', async () => {
      expect(await local.people()).toStrictEqual([
        {
          userId: 'dora',
          name: 'Dora',
          partnershipId: hull.id,
          partnershipName: 'Partnership hull',
          roles: [],
        },
        {
          userId: 'anna@example.org',
          name: 'Anna',
          partnershipId: leeds.id,
          partnershipName: 'Partnership leeds',
          roles: ['Lead of Early Help', 'Executive member', 'Coordinator'],
        },
        {
          userId: 'anna@example.org',
          name: 'Anna',
          partnershipId: york.id,
          partnershipName: 'Partnership york',
          roles: ['Lead of Early Help', 'Executive member', 'Coordinator'],
        },
        {
          userId: 'ben',
          name: 'Ben',
          partnershipId: york.id,
          partnershipName: 'Partnership york',
          roles: ['Deputy of Early Help', 'Independent scrutineer'],
        },
      ]);
    });

    test('the Executive’s channels of a person’s partnerships', async () => {
      expect(await local.channelsOf('anna@example.org')).toStrictEqual([
        { id: 'leeds', name: 'leeds', partnershipId: leeds.id },
        { id: 'york', name: 'york', partnershipId: york.id },
      ]);
      expect(await local.channelsOf('ben')).toStrictEqual([
        { id: 'york', name: 'york', partnershipId: york.id },
      ]);
      expect(await local.channelsOf('dora')).toEqual([]);
      expect(await local.channelsOf('nobody')).toEqual([]);
    });
  });
});
