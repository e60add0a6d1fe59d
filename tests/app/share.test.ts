import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
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
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
});

it('shares what was shown in the Executive’s channel, once, without buttons, and says by whom', async () => {
  const lead = living.as('lead-fathers');
  const card = cardOf(await lead.command('/priority 1.1'));

  const reply = await lead.presses(card, 'Share with the Executive');

  expect(cardOf(reply).fallback).toMatch(/^It will be in the Executive's channel in a moment\./);
  const [message, ...more] = await living.channel();
  expect(more).toEqual([]);
  if (!message) throw new Error('Nothing was shared.');
  expect(labelsOf(message.card)).toEqual([]);
  expect(plainTextOf(message.card)).toContain('Launch the campaign');
  expect(plainTextOf(message.card)).toContain('Shared by Lead fathers.');
});

it('pressed twice, one after the other or at once, shares once', async () => {
  const lead = living.as('lead-fathers');
  const card = cardOf(await lead.command('/priority 1'));

  await Promise.all([1, 2].map(() => lead.presses(card, 'Share with the Executive')));
  await lead.presses(card, 'Share with the Executive');

  expect(await living.channel()).toHaveLength(1);
});

it('shares again what has changed since', async () => {
  const lead = living.as('lead-fathers');
  const card = cardOf(await lead.command('/priority 1.1'));
  await lead.presses(card, 'Share with the Executive');
  await lead.command('/progress update 1.1 red The films are lost.');

  await lead.presses(card, 'Share with the Executive');

  const messages = await living.channel();
  expect(messages).toHaveLength(2);
  expect(JSON.stringify(messages[1])).toContain('The films are lost.');
});

it('shares in the channel where it was asked', async () => {
  const there = living.as('lead-fathers').inChannel('fathers-group');
  const card = cardOf(await there.command('/priority 1.1'));

  await there.presses(card, 'Share here');

  expect(await living.channel()).toEqual([]);
  expect(await workspace.tablesThatHold('channel:fathers-group')).toContain('"LocalMessage"');
});

it('says so where there is no channel', async () => {
  const { schedule } = living.plan;
  if (!schedule) throw new Error('The plan has no schedule.');
  const { executiveChannel: _, ...without } = schedule;
  await living.changesPlan({ schedule: without });
  const lead = living.as('lead-fathers');

  const reply = await lead.presses(
    cardOf(await lead.command('/priority 1.1')),
    'Share with the Executive',
  );

  expect(cardOf(reply).title).toBe('No channel for the Executive');
});

it('offers to share answers about the plan, and none about who owes what', async () => {
  const coordinator = living.as('coordinator');
  const offered = async (typed: string) => labelsOf(cardOf(await coordinator.command(typed)));

  for (const typed of ['/priority', '/priority 1', '/priority 1.1', '/progress overdue']) {
    expect(await offered(typed)).toContain('Share with the Executive');
  }
  for (const typed of [
    '/progress mine',
    '/progress people',
    '/progress schedule',
    '/progress help',
  ]) {
    expect(await offered(typed)).not.toContain('Share with the Executive');
  }
});

it.each(['/priority 99', '/priority 99.9'])(
  'offers nothing to share where %s finds nothing',
  async (typed) => {
    const labels = labelsOf(cardOf(await living.as('lead-fathers').command(typed)));

    expect(labels).not.toContain('Share with the Executive');
  },
);

it('shares nothing where what was shown has left the plan since, and says so', async () => {
  const lead = living.as('lead-fathers');
  const card = cardOf(await lead.command('/priority 1.2'));
  await living.changesPlan({ actions: living.plan.actions.filter(({ ref }) => ref !== '1.2') });

  const reply = await lead.presses(card, 'Share with the Executive');

  expect(cardOf(reply).fallback).toContain('There is no action 1.2 in the plan.');
  expect(await living.channel()).toEqual([]);
});

it.each([
  ['/progress mien', '/progress mine'],
  ['/progress rolup', '/progress rollup'],
  ['/progress owerdue', '/progress overdue'],
  ['/prioritys 2', '/priority 2'],
  ['/progres mine', '/progress mine'],
])('%s is not known, and %s is suggested with a button', async (typed, nearest) => {
  const lead = living.as('lead-fathers');

  const reply = cardOf(await lead.command(typed));

  expect(reply.fallback).toContain(`Did you mean ${nearest}?`);
  expect(labelsOf(reply)).toEqual([nearest]);
  expect(cardOf(await lead.presses(reply, nearest)).title).not.toBe('Not understood');
});

it('words that are near nothing lead to the help', async () => {
  const reply = cardOf(await living.as('lead-fathers').command('/progress zzzzzzzz'));

  expect(textOf({ kind: 'card', card: reply })).toContain('/progress help');
});

it('a command that no platform should send is not understood, and is no plain reply', async () => {
  const lead = living.as('lead-fathers');

  const reply = await lead.sends({
    from: lead.from,
    eventId: 'odd-command',
    kind: 'command',
    name: '1.1',
    text: 'green, the films are ready',
  });

  expect(cardOf(reply).title).toBe('Not understood');
});

it('offers no sharing of a question which sub-group was meant', async () => {
  const asked = cardOf(await living.as('lead-fathers').command('/progress subgroup'));

  expect(asked.title).toBe('Which one?');
  expect(labelsOf(asked).filter((label) => label.startsWith('Share'))).toEqual([]);
});
