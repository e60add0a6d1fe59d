import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { labelsOf } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const wednesday = '2024-09-04T08:00:00Z';
const done = 'Nothing here needs an update from you any more.';
const reminder = /still needs? an update/;

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

const answers = (person: string, ref: string) =>
  living.as(person).command(`/progress update ${ref} green All is ready.`);

describe('a reminder that was sent', () => {
  it('names only what is still owed after an answer', async () => {
    await living.jumpTo(wednesday);

    await answers('lead-fathers', '1.1');

    const card = await living.as('lead-fathers').card(reminder);
    expect(card.title).toBe('1 action still needs an update by Thursday 5 September, 5pm.');
    expect(plainTextOf(card)).not.toContain('1.1 Launch');
  });

  it('says thank you, without buttons, once all is answered', async () => {
    await living.jumpTo(wednesday);

    await answers('lead-fathers', '1.1');
    await answers('deputy-fathers', '1.2');

    const read = await living.as('lead-fathers').reads();
    expect(read).toHaveLength(2);
    expect(read.at(-1)).toContain(done);
    expect(labelsOf(await living.as('lead-fathers').card(/Thank you/))).toEqual([]);
  });

  it('still says that they asked for it', async () => {
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    await living.jumpTo('2024-09-03T08:00:00Z');

    await answers('lead-fathers', '1.1');

    expect(plainTextOf(await lead.card(reminder))).toContain('This is the reminder you asked for.');
  });

  it('still says so where its words were others when it was queued', async () => {
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    await living.wakesAt('2024-09-03T08:00:00Z');
    const { ledger } = living.workings.database;
    const queued = await ledger.list(living.partnershipId, { states: ['queued'], limit: 10 });
    for (const { id, card } of queued) {
      await ledger.recard(living.partnershipId, id, { ...card, blocks: card.blocks.slice(1) });
    }

    await answers('lead-fathers', '1.1');

    expect(plainTextOf(await lead.card(reminder))).toContain('This is the reminder you asked for.');
  });

  it('does not offer to pass to a deputy who was asked at the same time', async () => {
    await living.jumpTo(wednesday);

    const card = await living.as('lead-fathers').card(reminder);
    expect(labelsOf(card)).not.toContain('Pass to deputy');
    expect(plainTextOf(card)).toContain('The deputy for Fathers was asked about');
  });

  it('is left alone by an answer to what it does not name', async () => {
    const schedule = exampleSchedule({ remindAfterWorkingDays: [1] });
    living = await workspace.founds(livingPlan('left-alone', { schedule }));
    await living.jumpTo('2024-09-02T08:00:00Z');
    await answers('lead-fathers', '1.1');
    await living.jumpTo('2024-09-03T08:00:00Z');
    const { ledger } = living.workings.database;
    const all = () => ledger.list(living.partnershipId, { states: ['sent'], limit: 100 });
    const reminded = (await all()).filter(({ kind }) => kind === 'reminder');

    await answers('lead-fathers', '1.1');

    const ids = new Set(reminded.map(({ id }) => id));
    const replaced = (await all()).filter(({ follows }) => follows && ids.has(follows.id));
    expect(reminded.length).toBeGreaterThan(0);
    expect(replaced).toEqual([]);
  });
});

it('a later note to a deputy says thank you once what it names is answered', async () => {
  const lead = living.as('lead-police');
  await lead.presses(await lead.card(/needs an update/), 'Pass to deputy');
  await living.jumpTo(wednesday);
  const deputy = living.as('deputy-shared');
  expect((await deputy.reads()).at(-1)).toContain('2.2 Map the pathway');

  await answers('lead-two', '2.2');

  const read = await deputy.reads();
  expect(read[0]).toContain('2.3 Update the screening tool');
  expect(read.at(-1)).toContain(done);
});
