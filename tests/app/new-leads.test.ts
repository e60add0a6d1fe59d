import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
});

/** Imports the plan with Fathers in these hands. */
async function fathersLedBy(lead: string, deputy = 'deputy-fathers') {
  await living.changesPlan({
    subGroups: living.plan.subGroups.map((group) =>
      group.id === 'fathers' ? { ...group, lead, deputy } : group,
    ),
  });
  await living.deliver();
}

describe('a sub-group that changes hands while a period is open', () => {
  it('is asked of its new lead, who was asked about nothing before', async () => {
    await fathersLedBy('scrutineer');

    const [prompt, ...more] = await living.as('scrutineer').reads();
    expect(more).toEqual([]);
    expect(prompt).toContain('2 actions need an update by Thursday 5 September, 5pm.');
    expect(prompt).toContain('you lead Fathers');
  });

  it('is not asked of the one before any more', async () => {
    await fathersLedBy('scrutineer');

    expect((await living.as('lead-fathers').reads())[0]).not.toContain('1.1');
    const mine = textOf(await living.as('lead-fathers').command('/progress mine'));
    expect(mine).not.toContain('1.1');
  });

  it('joins what its new lead was asked before, and only what is new is said', async () => {
    await fathersLedBy('lead-police');

    const [first, second, ...more] = await living.as('lead-police').reads();
    expect(more).toEqual([]);
    expect(first).toContain('3 actions need an update');
    expect(second).toContain('2 actions need an update');
    expect(second).not.toContain('2.3');
  });

  it('leaves the second prompt of its new lead as it is answered, which ends in thanks', async () => {
    await fathersLedBy('lead-police');
    const police = living.as('lead-police');

    await police.command('/progress update 1.1 green The films are ready.');
    const half = (await police.reads())[1];
    await police.command('/progress update 1.2 green The site is up.');
    const all = (await police.reads())[1];

    expect(half).toContain('1 action needs an update');
    expect(half).not.toContain('1.1 Launch');
    expect(all).toContain('Nothing here needs an update from you any more.');
    expect((await police.reads())[0]).toContain('1.1 is green');
  });

  it('leaves the second prompt alone when something else is answered', async () => {
    await fathersLedBy('lead-police');
    const police = living.as('lead-police');
    const before = (await police.reads())[1];

    await police.command('/progress update 2.3 green The tool is agreed.');

    expect((await police.reads())[1]).toBe(before);
  });

  it('is not asked about again where it was answered', async () => {
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await fathersLedBy('scrutineer');

    const [prompt] = await living.as('scrutineer').reads();
    expect(prompt).toContain('1 action needs an update');
    expect(prompt).not.toContain('1.1');
  });

  it('is asked once, whatever is imported again', async () => {
    await fathersLedBy('scrutineer');
    await fathersLedBy('scrutineer');

    expect(await living.as('scrutineer').reads()).toHaveLength(1);
  });

  it('is asked of nobody once answers have closed', async () => {
    await living.jumpTo('2024-09-05T17:00:00Z');

    await fathersLedBy('scrutineer');

    expect(await living.as('scrutineer').reads()).toEqual([]);
  });

  it('is handed to its deputy, where that was its lead, as its deputy', async () => {
    await fathersLedBy('deputy-fathers', 'lead-fathers');

    const lead = (await living.as('deputy-fathers').reads()).at(-1);
    expect(lead).toContain('you lead Fathers');
    const mine = textOf(await living.as('lead-fathers').command('/progress mine'));
    expect(mine).toContain('you are deputy for Fathers');
  });
});
