import { afterAll, beforeAll, expect, it } from 'vitest';
import { teamsDoor } from '../support/teams-door.ts';
import { type TeamsKeys, teamsKeys } from '../support/teams-keys.ts';

let keys: TeamsKeys;
beforeAll(async () => {
  keys = await teamsKeys();
});
afterAll(() => keys.end());

it('whoever tries the address without a token reads 401, as docs/teams.md says, whatever they send', async () => {
  const door = await teamsDoor({ openIdMetadataUrl: keys.url });
  const answers = [await door.send({}, '{}'), await door.send({ authorization: 'Bearer x' }, '{}')];
  await door.end();

  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
});
