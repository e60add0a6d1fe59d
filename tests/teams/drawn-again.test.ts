import { afterAll, beforeAll, expect, it } from 'vitest';
import { written } from '../support/teams-cards.ts';
import { cardIn, placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const prompt = () => {
  const found = york.as('lead-fathers').inbox()[1];
  if (!found) throw new Error('There is no prompt.');
  return found;
};

it('a message that a client draws again says what is so now, and stores nothing', async () => {
  const old = prompt();
  await york.as('deputy-fathers').says('/progress update 1.1 green Held the launch.');
  const before = await york.living.whatIsStored();

  const now = placed(await york.onAnotherDevice('lead-fathers').draws(old));

  expect(written(old)).not.toContain('Held the launch.');
  expect(written(now)).toContain('Held the launch.');
  expect(await york.living.whatIsStored()).toEqual(before);
});

it('draws itself again for its reader alone', () => {
  const { user } = york.as('lead-fathers');

  expect(york.cloud.message(prompt().id)?.card).toMatchObject({
    refresh: { action: { type: 'Action.Execute', verb: 'refresh' }, userIds: [user.accountId] },
  });
});

it('is not shown to anybody else who has its id', async () => {
  const other = york.as('lead-police');
  const theirs = { ...prompt(), conversationId: other.user.conversationId };

  const { status, said } = await other.draws(theirs);

  expect([status, cardIn(said)]).toEqual([200, undefined]);
  expect(JSON.stringify(said)).not.toContain('Launch');
});

it('that the bot never sent stays as it is', async () => {
  const { status, said } = await york.as('lead-fathers').draws({ ...prompt(), id: '1' });

  expect(status).toBe(200);
  expect(said).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
});

it('is answered while the database is away, and stays as it is', async () => {
  york.handlesBy(() => async () => ({ kind: 'none' }));
  const { status, said } = await york.as('lead-fathers').draws(prompt());
  york.handlesBy();

  expect([status, cardIn(said)]).toEqual([200, undefined]);
});
