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

describe('a new due date', () => {
  const moved = { newDueOn: '2025-01-31', newDueReason: typed('The venue was lost.') };

  test('moves the action, is counted, and is recorded with its reason', async () => {
    const reported = york.update(york.one, moved);
    await york.add(reported);

    expect(await york.actionNow()).toMatchObject({
      baselineDueOn: '2024-11-30',
      dueOn: '2025-01-31',
      dueMoves: 1,
    });
    expect(await store.database.updates.changes(york.id, york.action('1.1'))).toEqual([
      {
        field: 'due',
        from: '2024-11-30',
        to: '2025-01-31',
        reason: 'The venue was lost.',
        changedAt: reported.reportedAt,
      },
    ]);
  });

  test('is counted once, however often an edit or a later update repeats it', async () => {
    await york.add(york.update(york.one, moved));
    await york.add(york.update(york.one, { ...moved, revision: 2 }));
    await york.add(york.update(york.two, moved));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-01-31', dueMoves: 1 });
  });

  test('counts again where it moves again, and the newest move comes first', async () => {
    await york.add(york.update(york.one, moved));
    await york.add(
      york.update(york.two, {
        newDueOn: '2025-02-28',
        reportedAt: new Date('2024-09-09T10:00:00Z'),
      }),
    );

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-02-28', dueMoves: 2 });
    const changes = await store.database.updates.changes(york.id, york.action('1.1'));
    expect(changes.map(({ to }) => to)).toEqual(['2025-02-28', '2025-01-31']);
  });

  test('of a later period stands when the earlier period’s words are edited', async () => {
    await york.add(york.update(york.one, moved));
    await york.add(york.update(york.two, { newDueOn: '2025-02-28' }));

    await york.add(york.update(york.one, { ...moved, revision: 2 }));
    await york.add(york.update(york.one, { newDueOn: '2024-12-24', revision: 3 }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-02-28', dueMoves: 2 });
  });

  test('that the plan set since then stands when the update’s words are edited', async () => {
    await york.add(york.update(york.one, moved));
    await store.prisma.priorityAction.updateMany({
      where: { partnershipId: york.id, ref: '1.1' },
      data: { dueOn: new Date('2025-03-31') },
    });

    await york.add(york.update(york.one, { ...moved, revision: 2 }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-03-31', dueMoves: 1 });
  });

  test('is kept with the update, and nothing else, where the action is due at each occasion', async () => {
    await york.add(york.update(york.one, { ...moved, actionId: york.action('1.2') }));

    const action = await york.actionNow('1.2');

    expect(action).toMatchObject({ dueEach: 'case review', dueMoves: 0 });
    expect(action).not.toHaveProperty('dueOn');
  });

  test('is taken back, and counted no more, by an edit in the form that leaves it out', async () => {
    await york.add(york.update(york.one, moved));
    const reportedAt = new Date('2024-09-02T11:00:00Z');

    await york.add(york.update(york.one, { revision: 2, reportedAt }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2024-11-30', dueMoves: 0 });
    const changes = await store.database.updates.changes(york.id, york.action('1.1'));
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      ['2025-01-31', '2024-11-30'],
      ['2024-11-30', '2025-01-31'],
    ]);
  });

  test('that moved more than once in its period goes back to the day before the first', async () => {
    const at = (hour: number) => ({ reportedAt: new Date(Date.UTC(2024, 8, 2, hour)) });
    await york.add(york.update(york.one, { ...moved, ...at(10) }));
    await york.add(york.update(york.one, { newDueOn: '2025-02-28', revision: 2, ...at(11) }));
    await york.add(york.update(york.one, { revision: 3, ...at(12) }));
    expect(await york.actionNow()).toMatchObject({ dueOn: '2024-11-30', dueMoves: 0 });

    await york.add(york.update(york.one, { ...moved, revision: 4, ...at(13) }));
    await york.add(york.update(york.one, { revision: 5, ...at(14) }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2024-11-30', dueMoves: 0 });
  });

  test('that an edit in its period corrects is one move, from the day before it', async () => {
    const at = (hour: number) => ({ reportedAt: new Date(Date.UTC(2024, 8, 2, hour)) });
    await york.add(york.update(york.one, { ...moved, ...at(10) }));
    await york.add(york.update(york.one, { newDueOn: '2025-10-31', revision: 2, ...at(11) }));

    await york.add(york.update(york.one, { newDueOn: '2025-03-31', revision: 3, ...at(12) }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-03-31', dueMoves: 1 });
    const changes = await store.database.updates.changes(york.id, york.action('1.1'));
    expect(changes[0]).toMatchObject({ from: '2024-11-30', to: '2025-03-31' });
  });

  test('that an edit in its period corrects to the day before it has not moved', async () => {
    await york.add(york.update(york.one, moved));
    const reportedAt = new Date('2024-09-02T11:00:00Z');

    await york.add(york.update(york.one, { newDueOn: '2024-11-30', revision: 2, reportedAt }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2024-11-30', dueMoves: 0 });
  });

  test('stands when a brief answer leaves it out', async () => {
    await york.add(york.update(york.one, moved));

    await york.add(york.update(york.one, { way: 'command', revision: 2 }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-01-31', dueMoves: 1 });
  });

  test('stands as a later period or the plan set it, though an edit leaves it out', async () => {
    await york.add(york.update(york.one, moved));
    await york.add(york.update(york.two, { newDueOn: '2025-02-28' }));

    await york.add(york.update(york.one, { revision: 2 }));

    expect(await york.actionNow()).toMatchObject({ dueOn: '2025-02-28', dueMoves: 2 });
  });
});
