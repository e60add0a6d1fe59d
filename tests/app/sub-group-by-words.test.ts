import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
  living = await workspace.founds();
});
afterAll(() => workspace.end());

it('a sub-group that is not there is said first, and then which there are', async () => {
  const reply = await living.as('executive').command('/progress subgroup zzz');

  expect(textOf(reply)).toMatch(/Nothing fits 'zzz'\.\n[\s\S]*Sub-group Fathers/);
  expect(textOf(reply)).not.toContain('Which one do you mean?');
});

it.each(['Fathers group', 'fathers sub-group', 'fathers subgroup'])(
  'a sub-group is found by its name with "group" after it: %s',
  async (words) => {
    const reply = await living.as('executive').command(`/progress subgroup ${words}`);

    expect(cardOf(reply).title).toBe('Fathers');
  },
);
