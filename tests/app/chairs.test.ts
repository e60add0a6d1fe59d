import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
import { formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const thursday = '2024-09-05T08:00:00Z';

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

it('a chair is told once what their sub-groups have not answered, and whom to ask', async () => {
  await living.as('lead-two').command('/progress update 2.1 green All meetings are held.');

  await living.jumpTo(thursday);

  const [told, ...more] = await living.as('chair-schools').reads();
  expect(more).toEqual([]);
  expect(told).toContain('1 action has had no update');
  expect(told).toContain('2.2');
  expect(told).not.toContain('2.1');
  expect(told).toContain('Health: please ask Lead two.');
});

it('a chair of two sub-groups is told in one message', async () => {
  await living.jumpTo(thursday);

  expect(await living.as('chair-schools').reads()).toHaveLength(1);
});

it('a chair is not told of what nobody was asked about', async () => {
  const [first] = living.plan.actions;
  if (!first) throw new Error('The plan has actions.');
  await living.changesPlan({
    actions: [...living.plan.actions, { ...first, ref: '1.9', title: 'Hold a summer fair' }],
  });

  await living.jumpTo(thursday);

  const [told] = await living.as('chair-fathers').reads();
  expect(told).toContain('2 actions have had no update');
  expect(told).not.toContain('summer fair');
});

it('a chair is told no more what is answered just before it is sent', async () => {
  await living.wakesAt(thursday);

  await living.as('lead-two').command('/progress update 2.1 green All meetings are held.');

  const [told] = await living.as('chair-schools').reads();
  expect(told).toContain('1 action has had no update');
  expect(told).not.toContain('2.1');
});

it('a chair is told nothing where the last answer comes just before it is sent', async () => {
  const lead = living.as('lead-two');
  await lead.command('/progress update 2.1 green All meetings are held.');
  await living.wakesAt(thursday);

  await lead.command('/progress update 2.2 green The pathway is drawn.');

  expect(await living.as('chair-schools').reads()).toEqual([]);
});

it('a chair whose sub-groups have all answered is told nothing', async () => {
  const lead = living.as('lead-two');
  await lead.command('/progress update 2.1 green All meetings are held.');
  await lead.command('/progress update 2.2 green The pathway is drawn.');

  await living.jumpTo(thursday);

  expect(await living.as('chair-schools').reads()).toEqual([]);
});

it('a chair who is the lead as well is not told', async () => {
  await living.jumpTo(thursday);

  const read = await living.as('lead-police').reads();
  expect(read.filter((one) => one.includes('You chair'))).toEqual([]);
});

it('a note that was sent names no more what is answered since', async () => {
  await living.jumpTo(thursday);
  const chair = living.as('chair-schools');

  await living.as('lead-two').command('/progress update 2.1 green All meetings are held.');

  const [note, ...more] = await chair.reads();
  expect(more).toEqual([]);
  expect(note).toContain('1 action has had no update');
  expect(note).not.toContain('2.1');
});

it('a note of which all is answered says so, without buttons', async () => {
  await living.jumpTo(thursday);

  await living.as('deputy-schools').command('/progress update 2.1 green All meetings are held.');
  await living.as('lead-two').command('/progress update 2.2 green The pathway is drawn.');

  const card = await living.as('chair-schools').card(/Thank you/);
  expect(plainTextOf(card)).toContain('Nothing here needs an update any more.');
  expect(labelsOf(card)).toEqual([]);
});

it('a note about what the plan lists no more names it no more', async () => {
  await living.jumpTo(thursday);

  await living.changesPlan({ actions: living.plan.actions.filter(({ ref }) => ref !== '2.1') });

  expect((await living.as('chair-schools').reads())[0]).toContain('1 action has had no update');
});

it('a chair may answer with the button, and is thanked', async () => {
  await living.jumpTo(thursday);
  const chair = living.as('chair-fathers');

  const form = formOf(await chair.presses(await chair.card(/no update/), 'Update', '1.1'));
  const reply = await chair.submits(form, { status: 'green', sentence: 'The films are ready.' });

  expect(textOf(reply)).toContain('1.1 is green: The films are ready.');
  expect(await living.revisions()).toMatchObject([{ by: 'chair-fathers', capacity: 'chair' }]);
});

it('the Executive’s roll-up names the sub-group that was silent, and no person', async () => {
  await living.jumpTo('2024-09-06T09:00:00Z');

  const said = JSON.stringify(await living.channel());
  expect(said).toContain('Fathers');
  for (const { name } of living.plan.people) expect(said).not.toContain(name);
});
