import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
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

async function subGroupId(key: string): Promise<string> {
  const groups = await living.workings.database.plans.subGroups(living.partnershipId);
  return groups.find((group) => group.key === key)?.id ?? '';
}

/** Presses Pass to deputy and, where it is asked, chooses this sub-group. */
async function passes(person: string, subGroup?: string) {
  const lead = living.as(person);
  const asked = await lead.presses(await lead.card(/need(s)? an update/), 'Pass to deputy');
  if (asked.kind !== 'form') return asked;
  const choice = await subGroupId(subGroup ?? '');
  return lead.submits(formOf(asked), { subGroup: choice });
}

describe('what a lead passed on', () => {
  const remindersOf = async (person: string) =>
    (await living.as(person).reads()).filter((one) => /^\d+ actions? still needs? an/.test(one));

  it('is theirs no more: their message counts nothing that needs them, and reminds of nothing', async () => {
    await passes('lead-fathers');

    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/Passed to your deputy/);
    const mine = cardOf(await lead.command('/progress mine'));
    for (const card of [prompt, mine]) {
      expect(card.title).toBe('Passed to your deputy: 2 actions still wait for an answer.');
      expect(labelsOf(card)).toEqual(['Update', 'Update', 'Update several']);
    }
  });

  it('takes the reminder with it that they asked for, and says so', async () => {
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');

    const reply = await passes('lead-fathers');

    expect(textOf(reply)).toContain('The reminder you asked for is cancelled.');
    expect(await living.workings.database.requests.snoozesAhead(living.partnershipId)).toEqual([]);
    expect((await lead.reads())[0]).toContain('Passed to your deputy: 2 actions still wait');
  });

  it('is not owed by them, and an old Remind me tomorrow says who has it', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await lead.presses(prompt, 'Pass to deputy');

    const reply = textOf(await lead.presses(prompt, 'Remind me tomorrow'));

    expect(reply).toContain('You passed what you owed to your deputy, who is asked about it now.');
    expect(reply).not.toContain('You owe nothing');
  });

  it('is counted neither in their message nor in their reminder, where they owe more', async () => {
    await passes('lead-two', 'schools');
    const lead = living.as('lead-two');
    const prompt = await lead.card(/needs? an update/);

    await living.jumpTo('2024-09-04T08:00:00Z');

    expect(prompt.title).toBe('1 action needs an update by Thursday 5 September, 5pm.');
    expect(plainTextOf(prompt)).toContain('You passed 2.1 to the deputy for Schools.');
    expect((await remindersOf('lead-two'))[0]).toContain('1 action still needs an update');
  });

  it('leaves the reminder that they asked for, where they owe more', async () => {
    const lead = living.as('lead-two');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');

    await passes('lead-two', 'schools');
    await living.jumpTo('2024-09-03T08:00:00Z');

    expect((await remindersOf('lead-two'))[0]).toContain('This is the reminder you asked for.');
  });
});

it('answers of the deputy alone thank nobody else, and a query is headed as one', async () => {
  await passes('lead-fathers');
  await living.as('deputy-fathers').command('/progress update 1.2 green All is built.');

  const lead = living.as('lead-fathers');

  expect((await lead.card(/was answered/)).title).toBe('1.2 was answered by the deputy.');
  expect(cardOf(await lead.command('/progress mine')).title).toBe('Your updates');
});
