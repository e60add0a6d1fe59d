import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { typed } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { type ThreeWeeks, threeWeeks } from '../support/three-weeks.ts';

let store: TestStore;
let york: ThreeWeeks;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await threeWeeks(store.database, `york-${slugs}`);
});

describe('a decision on a claimed completion', () => {
  const decision = (updateId: string, kind: 'accepted' | 'sent-back') => ({
    id: newId(),
    actionId: york.action('1.1'),
    updateId,
    kind,
    ...(kind === 'sent-back' ? { reason: typed('Say what difference it made.') } : {}),
    deciderId: york.member('lead'),
    decidedAt: new Date('2024-09-10T09:00:00Z'),
  });
  const decide = (updateId: string, kind: 'accepted' | 'sent-back' = 'accepted') =>
    store.database.transaction((tx) => tx.updates.decide(york.id, decision(updateId, kind)));

  test('accepts it, once', async () => {
    const claim = york.update(york.one, { state: 'complete-claimed' });
    await york.add(claim);

    expect(await decide(claim.id)).toBe(true);
    expect(await decide(claim.id, 'sent-back')).toBe(false);
    expect(await york.actionNow()).toMatchObject({ state: 'complete-accepted' });
  });

  test('sends it back to work in progress, with the RAG of the last report of that', async () => {
    await york.add(york.update(york.one, { rag: 'red' }));
    await york.add(york.update(york.two, { rag: 'amber' }));
    const claim = york.update(york.three, { state: 'complete-claimed' });
    await york.add(claim);

    await decide(claim.id, 'sent-back');

    expect(await york.actionNow()).toMatchObject({ state: 'in-progress', rag: 'amber' });
    expect(await store.database.updates.decisions(york.id, york.action('1.1'))).toMatchObject([
      { updateId: claim.id, kind: 'sent-back', reason: 'Say what difference it made.' },
    ]);
  });

  test('sends back to the RAG of the same period where the claim was an edit', async () => {
    await york.add(york.update(york.one, { rag: 'amber' }));
    const claim = york.update(york.one, { state: 'complete-claimed', revision: 2 });
    await york.add(claim);

    await decide(claim.id, 'sent-back');

    expect(await york.actionNow()).toMatchObject({ state: 'in-progress', rag: 'amber' });
  });

  test('is not waited for any more once a newer update takes its place', async () => {
    const { updates } = store.database;
    const claim = york.update(york.one, { state: 'complete-claimed' });
    const takenBack = () => updates.takenBack(york.id, [york.action('1.1')]);
    await york.add(claim);
    expect(await takenBack()).toEqual([]);

    await york.add(york.update(york.two, { rag: 'green' }));

    expect(await takenBack()).toEqual([{ updateId: claim.id, actionId: york.action('1.1') }]);
  });

  test('is no claim to take back once it was decided', async () => {
    const { updates } = store.database;
    const claim = york.update(york.one, { state: 'complete-claimed' });
    await york.add(claim);
    await decide(claim.id, 'sent-back');

    await york.add(york.update(york.one, { rag: 'green', revision: 2 }));

    expect(await updates.takenBack(york.id, [york.action('1.1')])).toEqual([]);
    expect((await updates.decided(york.id, [claim.id])).get(claim.id)?.kind).toBe('sent-back');
  });

  test('that was sent back is found once a newer update takes its place', async () => {
    const { updates } = store.database;
    const claim = york.update(york.one, { state: 'complete-claimed' });
    const sentBack = () => updates.sentBack(york.id, [york.action('1.1')]);
    await york.add(claim);
    await decide(claim.id, 'sent-back');
    expect(await sentBack()).toEqual([]);

    await york.add(york.update(york.two, { rag: 'green' }));

    expect(await sentBack()).toEqual([{ updateId: claim.id, actionId: york.action('1.1') }]);
  });

  test('leaves no RAG where there never was one', async () => {
    const claim = york.update(york.one, { state: 'complete-claimed' });
    await york.add(claim);

    await decide(claim.id, 'sent-back');

    const action = await york.actionNow();
    expect(action).toMatchObject({ state: 'in-progress' });
    expect(action).not.toHaveProperty('rag');
  });

  test('is refused where the words have changed since they were seen', async () => {
    const claim = york.update(york.one, { state: 'complete-claimed' });
    await york.add(claim);
    await york.add(york.update(york.one, { state: 'complete-claimed', revision: 2 }));

    expect(await decide(claim.id)).toBe(false);
    expect(await york.actionNow()).toMatchObject({ state: 'complete-claimed' });
    expect(await store.database.updates.decisions(york.id, york.action('1.1'))).toEqual([]);
  });

  test('does not hold for what is reported afterwards', async () => {
    const claim = york.update(york.one, { state: 'complete-claimed' });
    await york.add(claim);
    await decide(claim.id);

    await york.add(york.update(york.two, { rag: 'amber' }));

    expect(await york.actionNow()).toMatchObject({ state: 'in-progress', rag: 'amber' });
  });

  test('is made once by two at the same time', async () => {
    const claim = york.update(york.one, { state: 'complete-claimed' });
    await york.add(claim);

    const decided = await Promise.all([decide(claim.id), decide(claim.id, 'sent-back')]);

    expect(decided.filter(Boolean)).toHaveLength(1);
  });
});
