import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anyActivity, typedMark } from '../support/any-activity.ts';
import { written } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

const activities = 10_000;
const atOnce = 50;

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(() => york.end());

/** What only members may see of the plan. */
const secrets = /campaign|repository|attendance|pathway|screening/i;

/** Where the bot can write to, and when people are matched, is of everybody in the tenant. */
const ofEverybody = ['"Conversation"', '"Workspace"'];

async function whatMembersHave() {
  const tables = Object.entries(await york.living.whatIsStored());
  return tables.filter(([table]) => !ofEverybody.includes(table));
}

it('ten thousand activities of anything crash nothing, store nothing, and show nothing to who is no member', async () => {
  const limit = pLimit(atOnce);
  const before = await whatMembersHave();
  const calls = york.cloud.calls.length;

  const answers = await Promise.all(
    fc
      .sample(anyActivity(york), activities)
      .map((activity) =>
        limit(async () => ({ activity, ...(await york.sends(activity as object)) })),
      ),
  );
  await york.settled();

  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toContain(200);
  // 501: Teams asks for what no bot has to know.
  expect(answers.filter(({ status }) => status >= 500 && status !== 501)).toEqual([]);
  expect(answers.filter(({ said }) => secrets.test(JSON.stringify(said ?? '')))).toEqual([]);
  const said = york.cloud.calls.slice(calls).map(({ body }) => JSON.stringify(body));
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((one) => secrets.test(one))).toEqual([]);
  expect(york.logged.filter((one) => one.includes(typedMark) || secrets.test(one))).toEqual([]);
  expect(await whatMembersHave()).toEqual(before);
  expect(await york.living.tablesThatHold(typedMark)).toEqual([]);
  await york.as('executive').says('priority 1');
  expect(written(york.as('executive').inbox().at(-1))).toContain('Launch the campaign');
}, 300_000);
