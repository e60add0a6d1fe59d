import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../src/app/intent.ts';
import { labelsOn, written } from '../support/teams-cards.ts';
import { placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
let lost: number;
beforeAll(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});
beforeEach(() => {
  lost = lostAnswers().length;
});

const lostAnswers = () => york.logged.filter((line) => line.includes('What follows an answer'));
const lostSince = () => lostAnswers().slice(lost);

/** What the bot says to lead-police from here on. */
async function answersTo(text: string, more?: object) {
  const lead = york.as('lead-police');
  const before = lead.inbox().length;
  const sent = await lead.says(text, more);
  return { ...sent, said: lead.inbox().slice(before) };
}

describe('what answers a message', () => {
  it.each([
    ['took no more for now', { status: 429, retryAfter: 1 }],
    ['was busy with the conversation', { status: 412 }],
    ['did not know the token', { status: 401 }],
  ])('is said again, where Teams %s', async (_, fault) => {
    york.cloud.meets('post', fault);

    const { said } = await answersTo('priority 1');

    expect(said.map(written)).toEqual([expect.stringContaining('Launch the campaign')]);
    expect(lostSince()).toEqual([]);
  });

  it.each([
    ['it may be there', { status: 502 }, 0],
    ['it was there and nothing came back', 'silence', 1],
    ['Teams refuses it for good', { status: 403, word: 'Forbidden' }, 0],
    ['Teams takes none for longer than anybody waits', { status: 429, retryAfter: 600 }, 0],
  ] as const)('is not said again, with one line in the log, where %s', async (_, fault, shown) => {
    york.cloud.meets('post', fault);

    const { status, said } = await answersTo('priority 1');

    expect([status, said.length]).toEqual([200, shown]);
    expect(lostSince()).toHaveLength(1);
    expect(lostSince()[0]).not.toMatch(/priority|campaign/i);
  });
});

describe('what answers a press', () => {
  it('in the place of the card needs no call', async () => {
    const calls = york.cloud.calls.filter(({ kind }) => kind === 'post').length;

    placed(await york.as('lead-fathers').press('Update'));

    expect(york.cloud.calls.filter(({ kind }) => kind === 'post')).toHaveLength(calls);
  });

  it('beside the card is not said again, where it may be there', async () => {
    const before = york.as('lead-two').inbox().length;
    york.cloud.meets('post', { status: 503 });

    const { status } = await york.as('lead-two').press('Remind me tomorrow');

    expect([status, york.as('lead-two').inbox().length]).toEqual([200, before]);
    expect(lostSince()).toHaveLength(1);
  });
});

describe('a message that Teams sends again, since the bot died', () => {
  const killed = () => {
    throw new Error('killed');
  };
  const before = (): Handle => async () => killed();
  const after =
    (handle: Handle): Handle =>
    async (intent) => {
      await handle(intent);
      return killed();
    };
  const text = '2.3 green, trained 45 staff';

  it('before anything was stored, is taken as if it came for the first time', async () => {
    york.handlesBy(before);
    const first = await answersTo(text, { id: 'again 1' });
    york.handlesBy();

    const { status, said } = await answersTo(text, { id: 'again 1' });

    expect([first.status, first.said, status]).toEqual([500, [], 200]);
    expect(said.map(labelsOn)).toEqual([['Confirm', 'Throw away']]);
  });

  it('after it was stored, is not stored twice, and what waits to be confirmed is shown', async () => {
    york.handlesBy(after);
    const first = await answersTo(text, { id: 'again 2' });
    york.handlesBy();

    const { status, said } = await answersTo(text, { id: 'again 2' });
    await york.as('lead-police').press('Confirm');

    expect([first.status, first.said, status]).toEqual([500, [], 200]);
    expect(said.map(written)).toEqual([expect.stringContaining('1 reply waits to be confirmed')]);
    expect(await york.revisions('2.3')).toHaveLength(1);
  });

  it('after an update was stored, is not stored twice, and it is shown', async () => {
    const update = '/progress update 2.3 amber The tool is late.';
    york.handlesBy(after);
    await answersTo(update, { id: 'again 3' });
    york.handlesBy();

    const { said } = await answersTo(update, { id: 'again 3' });

    expect(said.map(written)).toEqual([expect.stringContaining('The tool is late.')]);
    expect(await york.revisions('2.3')).toHaveLength(2);
  });

  it('after a command that only reads was read, is answered', async () => {
    york.handlesBy(after);
    await answersTo('priority 1', { id: 'again 4' });
    york.handlesBy();

    const { said } = await answersTo('priority 1', { id: 'again 4' });

    expect(said.map(written)).toEqual([expect.stringContaining('Launch the campaign')]);
  });
});
