import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '../support/living-person.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let york: LivingPartnership;
let leeds: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
  york = await workspace.founds();
  leeds = await workspace.founds();
  for (const one of [york, leeds]) await one.jumpTo('2024-09-06T09:00:00Z');
});
afterAll(() => workspace.end());

const draws = (person: Person, ref = '') =>
  person.sends({ from: person.from, eventId: randomUUID(), kind: 'refresh', ref });
const idOf = async (person: Person, title: RegExp) =>
  (await person.messages()).find(({ card }) => title.test(card.title))?.id;

it('whoever was sent a message sees it as it is now', async () => {
  const lead = york.as('lead-fathers');
  const ref = await idOf(lead, /^No answer|^2 actions/);
  const before = textOf(await draws(lead, ref));

  await lead.command('/progress update 1.1 green The films are ready.');

  expect(before).not.toContain('The films are ready.');
  const now = await draws(lead, ref);
  expect(now.kind).toBe('replace');
  expect(textOf(now)).toContain('The films are ready.');
});

it('what is to stand in it is seen before it was sent', async () => {
  const lead = york.as('lead-two');
  const ref = await idOf(lead, /actions/);
  const { workings } = york;
  const all = await workings.database.ledger.list(york.partnershipId, { limit: 200 });
  const prompt = all.find((one) => one.messageRef === ref && !one.follows);
  if (!prompt) throw new Error('The message is there.');
  const card = { ...prompt.card, title: 'Words to come' };
  await workings.database.ledger.queueReplacement({
    ...prompt,
    id: randomUUID(),
    key: randomUUID(),
    card,
    follows: { id: prompt.id, as: 'replaces' },
  });

  expect(cardOf(await draws(lead, ref)).title).toBe('Words to come');
});

it('everybody of the partnership sees what was sent to its channel', async () => {
  const [rollUp] = await york.channel();

  expect(cardOf(await draws(york.as('scrutineer'), rollUp?.id)).title).toMatch(/^Roll-up/);
});

it('nobody else sees anything of either', async () => {
  const prompt = await idOf(york.as('lead-fathers'), /./);
  const [rollUp] = await york.channel();
  const replies = [
    await draws(york.as('lead-two'), prompt),
    await draws(york.as('coordinator'), prompt),
    await draws(leeds.as('lead-fathers'), prompt),
    await draws(leeds.as('executive'), rollUp?.id),
    await draws(workspace.person('nobody@example.org'), rollUp?.id),
    await draws(york.as('lead-fathers'), 'no such message'),
  ];

  expect(prompt).toBeDefined();
  expect(replies).toEqual(replies.map(() => ({ kind: 'none' })));
});

it('is not put on record', async () => {
  const { from } = york.as('lead-fathers');
  const ref = await idOf(york.as('lead-fathers'), /./);
  const intent = { from, eventId: 'drawn', kind: 'refresh', ref: ref ?? '' } as const;

  await york.as('lead-fathers').sends(intent);

  expect(await workspace.tablesThatHold('drawn')).toEqual([]);
  expect(await york.as('lead-fathers').sends(intent)).toMatchObject({ kind: 'replace' });
});
