import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryState, NewDelivery } from '../../src/app/store-ledger.ts';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import type { UpdateRequest } from '../../src/app/store-requests.ts';
import { seenAt } from '../../src/core/person-asked.ts';
import { aDelivery } from '../support/delivery-builder.ts';
import { planAction } from '../support/plan-builder.ts';
import { anUpdate, openWeek, storeReporting } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: Awaited<ReturnType<typeof storeReporting>>;
let period: PeriodFacts;
let workspaceId: string;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(() => founds());

const nineAm = new Date('2024-09-02T08:00:00Z');
const tuesday = new Date('2024-09-03T10:00:00Z');
const wednesday = new Date('2024-09-04T08:00:00Z');

async function founds(simulatedAt?: Date): Promise<void> {
  slugs += 1;
  york = await storeReporting(store.database, `york-${slugs}`, {
    actions: ['1.1', '1.2', '1.3'].map((ref) => planAction({ ref })),
    ...(simulatedAt ? { simulatedAt } : {}),
  });
  period = await openWeek(store.database, york, '2024-09-02');
  const reached = await store.database.members.reach(york.id, york.member('lead'));
  workspaceId = reached?.workspaceId ?? '';
}

const people = () => store.database.requests.people(york.id, period.id);

/** Somebody is asked about these actions. */
async function asked(
  who: string,
  refs: readonly string[],
  capacity: 'lead' | 'deputy' = 'lead',
): Promise<UpdateRequest> {
  const request: UpdateRequest = {
    id: newId(),
    periodId: period.id,
    memberId: york.member(who),
    promptId: newId(),
    askedAt: nineAm,
    items: refs.map((ref) => ({ actionId: york.action(ref), capacity })),
  };
  await store.database.requests.add(york.id, request);
  return request;
}

/** A message of the period to the lead, which came to stand so. */
async function message(
  changes: Partial<NewDelivery>,
  state: DeliveryState,
  row: { readonly sentAt?: Date; readonly lastError?: string } = {},
): Promise<NewDelivery> {
  const delivery = aDelivery({
    partnershipId: york.id,
    workspaceId,
    periodId: period.id,
    memberId: york.member('lead'),
    kind: 'prompt',
    ...changes,
  });
  await store.database.ledger.queue(delivery);
  await store.prisma.delivery.update({
    where: { partnershipId_id: { partnershipId: york.id, id: delivery.id } },
    data: { state, ...row },
  });
  return delivery;
}

const answers = (ref: string, who: string, reportedAt: Date, revision = 1) =>
  store.database.updates.add(
    york.id,
    anUpdate({
      actionId: york.action(ref),
      periodId: period.id,
      authorId: york.member(who),
      reportedAt,
      revision,
    }),
  );

describe('somebody who was asked', () => {
  test('comes with how much was answered, and their own first answer', async () => {
    const request = await asked('lead', ['1.1', '1.2', '1.3']);
    await answers('1.1', 'deputy', tuesday);
    await answers('1.2', 'lead', wednesday);
    await answers('1.1', 'lead', new Date('2024-09-04T09:00:00Z'), 2);

    expect(await people()).toEqual([
      {
        requestId: request.id,
        memberId: york.member('lead'),
        key: 'lead',
        name: 'Lead',
        as: ['lead'],
        asked: 3,
        answered: 2,
        askedAt: nineAm,
        promptId: request.promptId,
        answeredAt: wednesday,
        handedOver: [],
        messages: [],
      },
    ]);
  });

  test('comes once, in the order of the plan, with what each was asked as', async () => {
    await asked('deputy', ['1.1'], 'deputy');
    await asked('lead', ['1.1', '1.2']);

    const shown = (await people()).map(({ key, as, asked: count }) => [key, as, count]);
    expect(shown).toEqual([
      ['lead', ['lead'], 2],
      ['deputy', ['deputy'], 1],
    ]);
  });

  test('comes with what was handed over, when and why', async () => {
    const { id } = await asked('lead', ['1.1', '1.2', '1.3']);
    const { requests } = store.database;
    const pass = (refs: readonly string[], at: Date, why: 'passed' | 'no-answer') =>
      requests.markPassed(york.id, id, refs.map(york.action), { at, for: why });
    await pass(['1.1'], tuesday, 'passed');
    await pass(['1.2', '1.3'], wednesday, 'no-answer');

    const [lead] = await people();
    expect(lead?.handedOver).toEqual([
      { at: tuesday, for: 'passed', actions: 1 },
      { at: wednesday, for: 'no-answer', actions: 2 },
    ]);
    expect(lead && seenAt(lead)).toEqual(tuesday);
  });

  test('is known to have seen nothing where they did nothing', async () => {
    const { promptId } = await asked('lead', ['1.1']);
    await message({ id: promptId }, 'sent', { sentAt: nineAm });
    await answers('1.1', 'deputy', tuesday);

    const [lead] = await people();
    expect(lead && seenAt(lead)).toBeUndefined();
  });

  test('is not among those of another period or partnership', async () => {
    await asked('lead', ['1.1']);
    const before = { period, york };
    await founds();

    expect(await people()).toEqual([]);
    const { requests } = store.database;
    expect(await requests.people(york.id, before.period.id)).toEqual([]);
    expect(await requests.people(before.york.id, before.period.id)).toHaveLength(1);
  });
});

describe('the messages to them', () => {
  test('come oldest first, each with its state and why', async () => {
    const { promptId } = await asked('lead', ['1.1']);
    await message({ id: promptId }, 'held', { lastError: 'the connection was reset' });
    await message({ kind: 'reminder' }, 'uncertain', { lastError: 'timeout' });
    await message({ kind: 'reminder' }, 'cancelled', { lastError: 'timeout' });
    await message({ kind: 'reminder' }, 'cancelled', { lastError: 'its time is over' });
    await message({ kind: 'reminder' }, 'sent', { sentAt: wednesday, lastError: 'timeout' });

    const [lead] = await people();
    expect(lead?.messages).toEqual([
      { id: promptId, kind: 'prompt', state: 'held', error: 'the connection was reset' },
      { id: expect.any(String), kind: 'reminder', state: 'uncertain', error: 'timeout' },
      { id: expect.any(String), kind: 'reminder', state: 'cancelled' },
      { id: expect.any(String), kind: 'reminder', state: 'cancelled', cancelled: 'over' },
      {
        id: expect.any(String),
        kind: 'reminder',
        state: 'sent',
        sentAt: wednesday,
        sentByMachineAt: wednesday,
      },
    ]);
  });

  test('are those that ask, and a receipt that is not there yet', async () => {
    const { promptId } = await asked('lead', ['1.1']);
    await message({ id: promptId }, 'sent', { sentAt: nineAm });
    const replaces = { follows: { id: promptId, as: 'replaces' } } as const;
    await message({ kind: 'receipt', ...replaces }, 'sent', { sentAt: tuesday });
    await message({ kind: 'receipt', ...replaces }, 'failed', { lastError: 'user gone' });
    await message({ kind: 'chair' }, 'sent', { sentAt: wednesday });
    await message({ memberId: york.member('deputy') }, 'sent', { sentAt: wednesday });

    const [lead] = await people();
    expect(lead?.messages.map(({ kind, state }) => [kind, state])).toEqual([
      ['prompt', 'sent'],
      ['receipt', 'failed'],
    ]);
  });

  test('were sent at the time that the local workspace shows, where the calendar is simulated', async () => {
    await founds(nineAm);
    const { promptId } = await asked('lead', ['1.1']);
    const machineAt = new Date('2026-11-26T17:00:00Z');
    await message({ id: promptId }, 'sent', { sentAt: machineAt });
    await store.prisma.localMessage.create({
      data: {
        workspaceId,
        id: newId(),
        conversation: 'user:lead',
        key: promptId,
        card: {},
        postedAt: nineAm,
      },
    });
    await message({ kind: 'reminder' }, 'sent', { sentAt: machineAt });

    const [lead] = await people();
    expect(lead?.messages).toMatchObject([{ sentAt: nineAm, sentByMachineAt: machineAt }, {}]);
    // Nobody kept at what time of the calendar that was.
    expect(lead?.messages[1]).not.toHaveProperty('sentAt');
  });
});
