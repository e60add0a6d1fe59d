import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
import { formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const claim = { status: 'complete', sentence: 'All is shown.', impact: 'Fathers come.' };

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  const lead = living.as('lead-police');
  await lead.submits(formOf(await lead.presses(await lead.card(/needs an/), 'Update')), claim);
  await sendsBack('Count the forces first.');
});

const note = () => living.as('lead-police').card(/^2\.3 /);
const asked = () => living.as('coordinator').card(/^2\.3 /);

async function sendsBack(reason: string): Promise<void> {
  const coordinator = living.as('coordinator');
  const form = formOf(await coordinator.presses(await asked(), 'Send back'));
  await coordinator.submits(form, { reason });
}

/** From the note, by its button. */
async function answers(values: Record<string, string>): Promise<string> {
  const lead = living.as('lead-police');
  return textOf(await lead.submits(formOf(await lead.presses(await note(), 'Update')), values));
}

it('whoever claimed what was sent back can answer at once, from the note', async () => {
  const card = await note();

  expect(plainTextOf(card)).toContain('You can answer now.');
  expect(labelsOf(card)).toEqual(['Update']);
  expect(await answers({ status: 'green', sentence: 'Half are counted.' })).toContain(
    '2.3 is green: Half are counted.',
  );
});

it('the receipt says that it still needs something', async () => {
  const receipt = plainTextOf(await living.as('lead-police').card(/Thank you/));

  expect(receipt).toContain('2.3 still needs something.');
  expect(receipt).not.toContain('You owe nothing more');
});

it('once it is answered the note and the coordinator’s message say so, without buttons', async () => {
  await answers({ status: 'green', sentence: 'Half are counted.' });

  for (const card of [await note(), await asked()]) {
    expect(plainTextOf(card)).toContain('was sent back, and was answered since.');
    expect(labelsOf(card)).toEqual([]);
  }
});

it('claimed again and accepted, the first note says that it is complete', async () => {
  await answers({ ...claim, sentence: 'All are counted.' });
  const [first] = await living
    .as('lead-police')
    .reads()
    .then((all) => all.slice(1));
  await living.as('coordinator').presses(await asked(), 'Accept');

  const since = (await living.as('lead-police').reads())[1];
  expect(first).toContain('it is said to be complete again, and waits to be accepted.');
  expect(since).toContain('it is accepted as complete now.');
  const [before] = await living.as('coordinator').reads();
  expect(before).toContain('it is accepted as complete now.');
});

it('answered in a later period, the note says so as well', async () => {
  await living.jumpTo('2024-09-09T08:00:00Z');

  await living.as('lead-police').command('/progress update 2.3 green Half are counted.');

  expect(plainTextOf(await note())).toContain('was sent back, and was answered since.');
});
