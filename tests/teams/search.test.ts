import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardComplaints } from '../support/card-complaints.ts';
import { labelsOf, writtenIn } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york');
  await york.as('lead-fathers').says('/progress update 1.1 green Held the <b>launch</b>.');
});
afterAll(() => york.end());

interface Found {
  readonly contentType: string;
  readonly content: Parameters<typeof writtenIn>[0];
  readonly preview: { readonly content: { readonly title: string; readonly text: string } };
}

async function finds(person: string, words: string): Promise<readonly Found[]> {
  const { status, said } = await york.as(person).searches(words);
  expect(status).toBe(200);
  const { composeExtension } = said as { composeExtension: { attachments: Found[] } };
  return composeExtension.attachments;
}

it.each([
  ['1', /Engaging with Fathers/],
  ['2.1', /Hold attendance meetings/],
  ['campaign', /Launch the campaign/],
  ['priority 2', /Missing from Education/],
])('%s is found to be pasted, as a card without buttons', async (words, says) => {
  const [first] = await finds('executive', words);

  expect(first?.contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(writtenIn(first?.content as never)).toMatch(says);
  expect(labelsOf(first?.content as never)).toEqual([]);
  expect(cardComplaints(first?.content as object)).toEqual([]);
});

it('nothing typed yet gives what there is, and nothing of it is stored', async () => {
  const before = await york.living.whatIsStored();

  const found = await finds('executive', '');

  expect(found.length).toBeGreaterThan(1);
  expect(await york.living.whatIsStored()).toEqual(before);
});

it.each(['zebras', '9.9', 'She is 943 476 5919'])('%s finds nothing', async (words) => {
  expect(await finds('executive', words)).toEqual([]);
  expect(york.logged.filter((line) => line.includes(words))).toEqual([]);
});

it('a preview shows no markup of anybody’s', async () => {
  const found = await finds('executive', '1.1');

  expect(found.map(({ preview }) => JSON.stringify(preview)).join()).not.toMatch(/<[a-z]/i);
});

it('somebody whom no plan lists finds nothing', async () => {
  expect(await finds('stranger', '1')).toEqual([]);
});

it.each([
  ['another command', { commandId: 'other', parameters: [] }, 501],
  ['words without a value', { commandId: 'priority', parameters: [{ name: 'words' }] }, 200],
  ['no words', { commandId: 'priority' }, 200],
  [
    'words that are none',
    { commandId: 'priority', parameters: [{ name: 'words', value: 7 }] },
    200,
  ],
])('%s is answered all the same', async (_, value, expected) => {
  const { status } = await york.as('executive').invokes('composeExtension/query', value);

  expect(status).toBe(expected);
});

it('the next page is empty, since there is one', async () => {
  const { said } = await york.as('executive').invokes('composeExtension/query', {
    commandId: 'priority',
    parameters: [{ name: 'words', value: '1' }],
    queryOptions: { skip: 25, count: 25 },
  });

  expect(said).toMatchObject({ composeExtension: { attachments: [] } });
});
