import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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

const isPaused = '1.1 is paused, and only the coordinator can change or resume it.';

it('by button, form, command and reply says that it is paused, and changes nothing', async () => {
  const lead = living.as('lead-fathers');
  const prompt = await lead.card(/need an update/);
  const form = formOf(await lead.presses(prompt, 'Update', '1.1'));
  const draft = cardOf(await lead.says('1.1 green, the films are ready'));
  await living.as('coordinator').command('/progress pause 1.1');

  const replies = [
    await lead.presses(prompt, 'Update', '1.1'),
    await lead.submits(form, { status: 'green', sentence: 'The films are ready.' }),
    await lead.command('/progress update 1.1 green The films are ready.'),
    await lead.says('1.1 green, the films are ready; 1.2 amber, the site is slow'),
    await lead.presses(draft, 'Confirm'),
  ];

  for (const reply of replies.slice(0, 4)) expect(textOf(reply)).toContain(isPaused);
  expect(await living.revisions()).toEqual([]);
});

it('is the coordinator’s still', async () => {
  const coordinator = living.as('coordinator');
  await coordinator.command('/progress pause 1.1');

  await coordinator.command('/progress update 1.1 green The films are ready.');

  expect(await living.revisions()).toMatchObject([{ ref: '1.1', by: 'coordinator' }]);
});
