import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../src/app/intent.ts';
import { troubleCard } from '../../src/messages/trouble.ts';
import { labelsOn, written } from '../support/slack-buttons.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeEach(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(() => york.end());

/** What the bot says to lead-police from here on. */
async function answersTo(text: string, eventId?: string, more?: object, retry?: number) {
  const lead = york.as('lead-police');
  const before = (await lead.inbox()).length;
  const sent = await lead.says(text, eventId, more, retry);
  return { ...sent, said: (await lead.inbox()).slice(before) };
}

const lost = () => york.logged.filter((line) => line.includes('An answer did not reach Slack.'));

describe('what answers a message', () => {
  it('is said again once Slack takes it, where it took no more for now', async () => {
    york.cloud.meets('chat.postMessage', { tooManyForSeconds: 1 });

    const { said } = await answersTo('2.3 green, trained 45 staff');

    expect(said.map(labelsOn)).toEqual([['Confirm', 'Throw away']]);
    expect(lost()).toEqual([]);
  });

  it('is looked for and said again, where Slack failed before it was there', async () => {
    york.cloud.meets('chat.postMessage', 'error before');

    const { said } = await answersTo('priority 1');

    expect(said).toHaveLength(1);
    expect(lost()).toEqual([]);
  });

  it('is looked for and not said twice, where it was there', async () => {
    york.cloud.meets('chat.postMessage', 'silence');

    const { said } = await answersTo('priority 1');

    expect(said).toHaveLength(1);
    expect(lost()).toEqual([]);
  });

  it.each([
    ['for good', { says: 'channel_not_found' }],
    ['for longer than anybody waits', { tooManyForSeconds: 600 }],
  ])('is left with one line in the log, where Slack refuses it %s', async (_, fault) => {
    york.cloud.meets('chat.postMessage', fault);

    const { said } = await answersTo('priority 1');

    expect(said).toEqual([]);
    expect(lost()).toHaveLength(1);
    expect(lost()[0]).not.toMatch(/priority|xoxb/);
  });
});

describe('what answers a press', () => {
  it('is said again, where Slack took no more for now', async () => {
    york.refusesAnswers(429);

    await york.as('lead-police').press('Remind me tomorrow');

    expect(york.responses.map(written)).toEqual([expect.stringContaining('Reminder set')]);
  });

  it('beside the message is not said again, where it may be there', async () => {
    york.refusesAnswers(503);

    await york.as('lead-police').press('Remind me tomorrow');

    expect(york.responses).toEqual([]);
    expect(lost()).toHaveLength(1);
  });

  it('in the place of the message is, since twice is the same as once', async () => {
    york.refusesAnswers(503);

    await york.as('lead-fathers').press('Pass to deputy');

    expect(york.responses).toMatchObject([{ replace_original: true }]);
    expect(lost()).toEqual([]);
  });

  it('with a form that Slack does not open says so, to the one who pressed', async () => {
    york.cloud.meets('views.open', { says: 'expired_trigger_id' });

    await york.as('lead-police').press('Update');

    expect(york.responses).toMatchObject([{ response_type: 'ephemeral', replace_original: false }]);
    expect(york.responses.map(written)).toEqual([expect.stringContaining('did not open')]);
    expect(lost()).toHaveLength(1);
  });
});

const eventId = () => `Ev${randomUUID()}`;

describe('a message that Slack sends again, since the bot died', () => {
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

  it('before anything was stored, is taken as if it came for the first time', async () => {
    const id = eventId();
    york.handlesBy(before);
    const first = await answersTo('2.3 green, trained 45 staff', id);
    york.handlesBy();

    const { status, said } = await answersTo('2.3 green, trained 45 staff', id);

    expect([first.status, first.said, status]).toEqual([500, [], 200]);
    expect(said.map(labelsOn)).toEqual([['Confirm', 'Throw away']]);
  });

  it('after it was stored, is not stored twice, and what waits to be confirmed is shown', async () => {
    const id = eventId();
    york.handlesBy(after);
    const first = await answersTo('2.3 green, trained 45 staff', id);
    york.handlesBy();

    const { status, said } = await answersTo('2.3 green, trained 45 staff', id);
    await york.as('lead-police').press('Confirm');

    expect([first.status, first.said, status]).toEqual([500, [], 200]);
    expect(said.map(written)).toEqual([expect.stringContaining('1 reply waits to be confirmed')]);
    expect(await york.revisions('2.3')).toMatchObject([{ sentence: 'trained 45 staff' }]);
  });

  it('after an update was stored, is not stored twice, and it is shown', async () => {
    const id = eventId();
    york.handlesBy(after);
    await answersTo('/progress update 2.3 green Trained 45 staff', id);
    york.handlesBy();

    const { said } = await answersTo('/progress update 2.3 green Trained 45 staff', id);

    expect(said.map(written)).toEqual([expect.stringContaining('2.3 is green: Trained 45 staff.')]);
    expect(await york.revisions('2.3')).toHaveLength(1);
  });

  it('after a command that only reads was read, is answered', async () => {
    const id = eventId();
    york.handlesBy(after);
    await answersTo('priority 1', id);
    york.handlesBy();

    const { said } = await answersTo('priority 1', id, {}, 1);

    expect(said.map(written)).toEqual([expect.stringContaining('Launch the campaign')]);
  });
});

describe('a message that Slack sends again, though it was answered,', () => {
  const file = { subtype: 'file_share', files: [{ id: 'F1', name: 'children.xlsx' }] };

  it.each([
    ['that became a draft', '2.3 green, trained 45 staff', {}],
    ['that only reads', 'priority 1', {}],
    ['that is not understood', '/prioritys 1', {}],
    ['that is refused', '2.3 green, she is 943 476 5919', {}],
    ['that has a file', '2.3 green, see the list', file],
  ])('%s, is not answered twice', async (_, text, more) => {
    const id = eventId();
    const first = await answersTo(text, id, more);

    const { status, said } = await answersTo(text, id, more, 1);

    expect([first.said.length, status, said]).toEqual([1, 200, []]);
  });

  it('is answered once more, where a new answer cannot be looked for', async () => {
    const id = eventId();
    york.cloud.meets('conversations.history', { tooManyForSeconds: 60 });

    const { said } = await answersTo('2.3 green, trained 45 staff', id, {}, 1);

    expect(said.map(labelsOn)).toEqual([['Confirm', 'Throw away']]);
  });
});

describe('a message that cannot be handled, since the database is away,', () => {
  const away = (): Handle => async () => ({ kind: 'card', card: troubleCard(), failed: true });
  const text = '2.3 green, trained 45 staff';

  it('is left to Slack to send again, and is taken then', async () => {
    const id = eventId();
    york.handlesBy(away);
    const first = await answersTo(text, id);
    const second = await answersTo(text, id, {}, 1);
    york.handlesBy();

    const { status, said } = await answersTo(text, id, {}, 2);

    expect([first, second].map((one) => [one.status, one.said])).toEqual([
      [500, []],
      [500, []],
    ]);
    expect(status).toBe(200);
    expect(said.map(labelsOn)).toEqual([['Confirm', 'Throw away']]);
  });

  it('is answered with what to do, where Slack sends it no more', async () => {
    york.handlesBy(away);

    const { status, said } = await answersTo(text, eventId(), {}, 3);

    expect(status).toBe(200);
    expect(said.map(written)).toEqual([expect.stringContaining('Nothing was saved.')]);
  });

  it('is answered so after five minutes, where Slack does not count', async () => {
    york.handlesBy(away);
    const ts = String((Date.now() - 5 * 60_000) / 1_000);

    const { status, said } = await answersTo(text, eventId(), { ts });

    expect(status).toBe(200);
    expect(said.map(written)).toEqual([expect.stringContaining('Nothing was saved.')]);
  });

  it('but was answered before, hears nothing else of it', async () => {
    const id = eventId();
    await answersTo(text, id);
    york.handlesBy(away);

    const { status, said } = await answersTo(text, id, {}, 3);

    expect([status, said]).toEqual([200, []]);
  });
});
