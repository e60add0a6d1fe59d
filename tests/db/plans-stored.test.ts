import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { anyPlan } from '../support/any-plan.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { planAction, smallPlan } from '../support/plan-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const at = new Date('2024-04-01T08:00:00Z');

describe('a stored plan', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  /** A plain copy, since the generator makes objects without a prototype; a channel belongs to one partnership. */
  const named = (plan: Plan, id: string): Plan => {
    const copy = structuredClone({ ...plan, partnership: { ...plan.partnership, id } });
    const channel = copy.schedule?.executiveChannel;
    if (channel) channel.channel = `${id} ${channel.channel}`;
    return copy;
  };

  test('is given back as it was written, whatever was stored before it', async () => {
    const { plans } = store.database;
    let written = 0;
    await fc.assert(
      fc.asyncProperty(anyPlan, anyPlan, async (first, second) => {
        written += 1;
        const slug = `any-${written}`;
        await plans.write(named(first, slug), at);
        expect(await plans.stored(slug)).toStrictEqual(named(first, slug));

        await plans.write(named(second, slug), at);
        expect(await plans.stored(slug)).toStrictEqual(named(second, slug));

        await plans.write(named(first, slug), at);
        expect(await plans.stored(slug)).toStrictEqual(named(first, slug));
      }),
      { numRuns: 20 },
    );
  });

  test('keeps hostile text as it is', async () => {
    const { plans } = store.database;
    // The privacy door refuses NUL, and PostgreSQL has no place for it.
    const texts = hostileTexts.map((text) => text.replaceAll('\0', ''));
    const actions = texts.map((title, place) => planAction({ ref: `1.${place + 1}`, title }));
    const plan = named(smallPlan({ actions }), 'hostile');

    await plans.write(plan, at);

    expect(await plans.stored('hostile')).toStrictEqual(plan);
  });

  test('is given back without another partnership of the same keys', async () => {
    const { plans } = store.database;
    const york = named(smallPlan({ actions: [planAction({ title: 'York' })] }), 'york');
    const leeds = named(smallPlan({ actions: [planAction({ title: 'Leeds' })] }), 'leeds');
    await plans.write(york, at);
    await plans.write(leeds, at);

    expect(await plans.stored('york')).toStrictEqual(york);
    expect(await plans.stored('leeds')).toStrictEqual(leeds);
  });

  test('is undefined where there is none', async () => {
    expect(await store.database.plans.stored('nobody')).toBe(undefined);
  });
});
