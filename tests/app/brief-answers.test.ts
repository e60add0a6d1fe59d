import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filled, type Person } from '../support/living-person.ts';
import { cardOf, formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
let lead: Person;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  lead = living.as('lead-fathers');
});

const full = {
  status: 'amber',
  sentence: 'The films are late.',
  impact: 'Fathers come to meetings.',
  impactStrength: 'early-sign',
  voice: 'It helped.',
  measure: '45 of 60',
  measuredOn: '2024-08-31',
  nextSteps: 'Show the films.',
  newDueOn: '2025-05-31',
  newDueReason: 'The hall is lost.',
  issue: 'No hall.',
  mitigation: 'Another is looked for.',
  effect: 'A later start.',
};
const ask = {
  askKind: 'decision',
  askText: 'May we use the West Offices?',
  askOfWhom: 'The council',
  askBy: '2024-10-01',
};

async function answersInFull(): Promise<void> {
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
  await lead.submits(form, { ...full, ...ask });
}

/** What the edit form starts from: all that is stored of the answer. */
async function editForm() {
  return formOf(await lead.presses(await lead.card(/update|Thank you/), 'Edit', '1.1'));
}

const openAsks = () => living.workings.database.plans.asks(living.partnershipId, {});

const ways = {
  'a command': () => lead.command('/progress update 1.1 red The films are lost.'),
  'a plain reply': async () =>
    lead.presses(cardOf(await lead.says('1.1 red, The films are lost.')), 'Confirm'),
};

describe.each(['a command', 'a plain reply'] as const)('a second answer by %s', (way) => {
  it('keeps the ask, and every detail that it says nothing about', async () => {
    await answersInFull();
    const before = await openAsks();

    await ways[way]();

    expect(await living.revisions()).toMatchObject([
      { revision: 1, rag: 'amber' },
      { revision: 2, rag: 'red', sentence: 'The films are lost.' },
    ]);
    expect(await openAsks()).toMatchObject([
      { text: ask.askText, ofWhom: ask.askOfWhom, neededByOn: ask.askBy },
    ]);
    expect((await openAsks())[0]?.raisedAt).toEqual(before[0]?.raisedAt);
    const stands = { status: 'red', sentence: 'The films are lost.' };
    expect(filled(await editForm())).toMatchObject({ ...full, ...ask, ...stands });
  });
});

it('the form alone takes an ask back, also after a command', async () => {
  await answersInFull();
  await ways['a command']();

  await lead.submits(await editForm(), { askKind: 'nothing', impact: '' });

  expect(await openAsks()).toEqual([]);
  expect(filled(await editForm())).toMatchObject({ impact: '', voice: full.voice });
});

it('a page of several that replaces a colleague’s answer keeps their ask', async () => {
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update several'));
  const chair = living.as('chair-fathers');
  const theirs = formOf(
    await chair.presses(cardOf(await chair.command('/priority 1.1')), 'Update'),
  );
  await chair.submits(theirs, { ...full, ...ask });
  const id = await living.actionId('1.1');
  const typed = { [`status:${id}`]: 'red', [`sentence:${id}`]: 'The films are lost.' };
  const again = formOf(await lead.submits(form, typed));

  await lead.submits(again, typed);

  expect((await living.revisions()).at(-1)).toMatchObject({ way: 'several', rag: 'red' });
  expect(await openAsks()).toMatchObject([{ text: ask.askText }]);
});

it('a page of several sent twice at once in the place of a fuller answer is stored once', async () => {
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update several'));
  const chair = living.as('chair-fathers');
  const theirs = formOf(
    await chair.presses(cardOf(await chair.command('/priority 1.1')), 'Update'),
  );
  await chair.submits(theirs, { ...full, ...ask });
  const id = await living.actionId('1.1');
  const typed = { [`status:${id}`]: 'red', [`sentence:${id}`]: 'The films are lost.' };
  const again = formOf(await lead.submits(form, typed));

  const replies = await Promise.all([lead.submits(again, typed), lead.submits(again, typed)]);

  expect(replies.map(({ kind }) => kind)).not.toContain('invalid');
  expect(await living.revisions()).toHaveLength(2);
});
