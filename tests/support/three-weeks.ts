import type { Database } from '../../src/app/store.ts';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import type { ActionNow } from '../../src/core/action-now.ts';
import type { StatusUpdate } from '../../src/core/status-update.ts';
import { planAction } from './plan-builder.ts';
import { anUpdate, openWeek, storeReporting } from './reporting-builder.ts';

/**
 * A partnership with three open weeks and two actions: 1.1, due on 30 November 2024, and 1.2, due after each case review.
 * Updates are on 1.1 and by its lead unless they say otherwise.
 */
export async function threeWeeks(database: Database, slug: string) {
  const partnership = await storeReporting(database, slug, {
    actions: [
      planAction({ ref: '1.1', due: { on: '2024-11-30' } }),
      planAction({ ref: '1.2', due: { each: 'case review' } }),
    ],
  });
  const { id } = partnership;
  const one = await openWeek(database, partnership, '2024-09-02');
  const two = await openWeek(database, partnership, '2024-09-09');
  const three = await openWeek(database, partnership, '2024-09-16');
  return {
    ...partnership,
    one,
    two,
    three,

    update: (period: PeriodFacts, changes: Partial<StatusUpdate> = {}): StatusUpdate =>
      anUpdate({
        actionId: partnership.action('1.1'),
        periodId: period.id,
        authorId: partnership.member('lead'),
        ...changes,
      }),

    add: (update: StatusUpdate): Promise<boolean> =>
      database.transaction((tx) => tx.updates.add(id, update)),

    async actionNow(ref = '1.1'): Promise<ActionNow> {
      const [action] = await database.plans.actions(id, { refs: [ref] });
      if (!action) throw new Error(`There is no action ${ref}.`);
      return action;
    },
  };
}
export type ThreeWeeks = Awaited<ReturnType<typeof threeWeeks>>;
