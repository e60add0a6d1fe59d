import { afterAll, beforeAll, expect, it } from 'vitest';
import { livingPlan } from '../support/living-plan.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';
import { planAction } from '../support/plan-builder.ts';

const hundreds = Array.from({ length: 500 }, (_, place) =>
  planAction({
    ref: `1.${place + 1}`,
    subGroup: 'fathers',
    title: `Action ${place + 1}`,
    due: { on: '2025-03-31' },
  }),
);

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
  living = await workspace.founds(livingPlan('large', { actions: hundreds }));
});
afterAll(() => workspace.end());

it('a period of one group with 500 actions is asked, handed over, closed and rolled up', async () => {
  await living.jumpTo('2024-09-06T09:00:00Z');

  const lead = (await living.as('lead-fathers').reads()).join('\n');
  expect(lead).toContain('500 actions had no update');
  expect((await living.as('deputy-fathers').reads()).at(-1)).toContain('500 actions');
  expect((await living.channel()).at(0)?.card.title).toContain('Roll-up');
});
