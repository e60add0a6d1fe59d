import { afterAll, beforeAll, expect, it } from 'vitest';
import { written } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york', { unclaimed: true });
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const howToLink = () => `npx waymark workspace link ${york.tenantId}`;
/** What only members may see. */
const secrets = /campaign|repository|fathers|Partnership york/i;

it('whoever installs the app where no partnership is yet is written nothing', () => {
  expect(york.as('coordinator').inbox()).toEqual([]);
});

it.each([
  'priority 1',
  '/progress mine',
  '/progress update 1.1 green Held the launch.',
  '1.1 green, held the launch',
  '',
])('"%s" there is answered with what whoever runs Waymark has to do', async (text) => {
  const before = york.as('coordinator').inbox().length;

  await york.as('coordinator').says(text);

  const [answer, ...more] = york.as('coordinator').inbox().slice(before);
  expect(more).toEqual([]);
  expect(written(answer)).toContain(howToLink());
  expect(written(answer)).not.toMatch(secrets);
});

it('in a channel too, to the asker alone', async () => {
  await york.as('coordinator').mentions('priority 1', '100');

  const [answer] = york.thread('100');
  expect(answer?.onlyFor).toBe(york.as('coordinator').user.accountId);
  expect(written(answer)).toContain(howToLink());
});

it.each([
  ['a button', { verb: 'press', data: { press: 'show/x/priority/1' } }],
  [
    'a form',
    { verb: 'submit', data: { state: 'update/x/a/p/0', 'in-sentence': 'Held the launch.' } },
  ],
])('%s of a card there leaves the card, and says the same below', async (_, action) => {
  const before = york.as('coordinator').inbox().length;

  const { status, said } = await york
    .as('coordinator')
    .invokes('adaptiveCard/action', { action: { type: 'Action.Execute', ...action } });

  expect(status).toBe(200);
  expect(JSON.stringify(said)).not.toMatch(secrets);
  expect(written(york.as('coordinator').inbox()[before])).toContain(howToLink());
});

it('nothing is found to be pasted there', async () => {
  const { said } = await york.as('coordinator').searches('1');

  expect(said).toMatchObject({ composeExtension: { attachments: [] } });
});

it('nothing of it was kept', async () => {
  expect(await york.living.tablesThatHold('eld the launch')).toEqual([]);
  expect(york.logged.filter((line) => /held the launch/i.test(line))).toEqual([]);
});
