import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { labelsOf } from '../support/living-person.ts';
import { livingPlan, withoutAccount } from '../support/living-plan.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';
const wednesday = '2024-09-04T08:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
let founded = 0;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

/** On the first Monday, with nobody to write to for this person. */
async function foundedWithout(person: string) {
  founded += 1;
  living = await workspace.founds(withoutAccount(livingPlan(`silent-${founded}`), person));
  await living.jumpTo(monday);
}

/** What the coordinator was told of people who could not be asked. */
async function told(): Promise<readonly string[]> {
  const read = await living.as('coordinator').reads();
  return read.filter((one) => one.includes('no account I can write to'));
}

async function passes(person: string): Promise<Reply> {
  const lead = living.as(person);
  const reply = await lead.presses(await lead.card(/need(s)? an update/), 'Pass to deputy');
  return reply.kind === 'form' ? lead.submits(formOf(reply), { subGroup: 'all' }) : reply;
}

it('a lead without an account is named to the coordinator when a period opens', async () => {
  await foundedWithout('lead-fathers');

  expect(await told()).toEqual([
    expect.stringContaining('Lead fathers has no account I can write to, so they were not asked.'),
  ]);
});

describe('a new lead without an account', () => {
  it('is named to the coordinator once, whatever is imported again', async () => {
    await foundedWithout('scrutineer');
    const subGroups = living.plan.subGroups.map((group) =>
      group.id === 'fathers' ? { ...group, lead: 'scrutineer' } : group,
    );

    await living.changesPlan({ subGroups });
    await living.changesPlan({ subGroups });

    expect(await told()).toEqual([expect.stringContaining('Scrutineer has no account')]);
  });

  it('is the only one who is named: a new lead who can be asked is not', async () => {
    await foundedWithout('chair-fathers');

    await living.changesPlan({
      subGroups: living.plan.subGroups.map((group) => ({ ...group, lead: 'scrutineer' })),
    });

    expect(await told()).toEqual([]);
  });
});

describe('a deputy without an account', () => {
  it('is not said to be asked: the lead is told so, and can still answer or pass', async () => {
    await foundedWithout('deputy-fathers');

    const reply = await passes('lead-fathers');

    expect(cardOf(reply).title).toBe('The deputy was not asked');
    expect(textOf(reply)).toContain(
      'The deputy for Fathers has no account I can write to, so they were not asked about 1.1 and 1.2.',
    );
    const [prompt] = await living.as('lead-fathers').reads();
    expect(prompt).not.toContain('was asked about');
    expect(labelsOf(await living.as('lead-fathers').card(/need an update/))).toContain(
      'Pass to deputy',
    );
  });

  it('is named to the coordinator once, however often it is passed or its day comes', async () => {
    await foundedWithout('deputy-schools');
    await passes('lead-two');
    await passes('lead-two');

    await living.jumpTo(wednesday);

    expect(await told()).toEqual([expect.stringContaining('Deputy schools has no account')]);
  });

  it('keeps no other deputy from being asked', async () => {
    await foundedWithout('deputy-schools');

    const reply = textOf(await passes('lead-two'));

    expect(reply).toContain('The deputy for Schools');
    expect(reply).not.toContain('Health');
    expect(await living.as('deputy-shared').reads()).toHaveLength(1);
    const [prompt] = await living.as('lead-two').reads();
    expect(prompt).toContain('You passed 2.2 to the deputy for Health.');
    expect(prompt).not.toContain('The deputy for Schools');
  });

  it('leaves it with the lead when the day for the deputies comes', async () => {
    await foundedWithout('deputy-fathers');
    await passes('lead-fathers');

    await living.jumpTo(wednesday);

    const [prompt, reminder] = await living.as('lead-fathers').reads();
    expect(prompt).not.toContain('was asked about');
    expect(reminder).toContain('2 actions still need an update');
  });

  it('is asked once there is an account and the lead passes again', async () => {
    await foundedWithout('deputy-schools');
    await passes('lead-two');
    await living.changesPlan({ people: livingPlan(living.plan.partnership.id).people });

    await passes('lead-two');

    expect((await living.as('deputy-schools').reads())[0]).toContain('2.1');
  });
});
