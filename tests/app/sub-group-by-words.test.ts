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

it.each(['fathrs', 'fathrs group'])(
  'a misspelt sub-group is asked back, and one press shows it: %s',
  async (words) => {
    const executive = living.as('executive');
    const reply = await executive.command(`/progress subgroup ${words}`);

    expect(textOf(reply)).toContain(`Nothing fits '${words}'. Did you mean Fathers?`);
    const pressed = await executive.presses(cardOf(reply), '/progress subgroup Fathers');
    expect(cardOf(pressed).title).toBe('Fathers');
  },
);

it('a misspelt word of a title is asked back, and one press looks for what was meant', async () => {
  const executive = living.as('executive');
  const reply = await executive.command('/priority fathrs');

  expect(textOf(reply)).toContain("Nothing in the plan fits 'fathrs'. Did you mean Fathers?");
  const pressed = await executive.presses(cardOf(reply), '/priority Fathers');
  expect(textOf(pressed)).toContain('Fathers');
  expect(textOf(pressed)).not.toContain('Nothing in the plan fits');
});
