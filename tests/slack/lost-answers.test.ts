import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../src/app/intent.ts';
import { labelsOn, written } from '../support/slack-buttons.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeEach(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(() => york.end());

/** What the bot says to lead-police from here on. */
async function answersTo(text: string, eventId?: string) {
  const lead = york.as('lead-police');
  const before = (await lead.inbox()).length;
  const sent = await lead.says(text, eventId);
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

describe('a message that Slack sends again, since the bot died', () => {
  const eventId = () => `Ev${randomUUID()}`;
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

  it('after it was answered, is not answered twice', async () => {
    const id = eventId();
    await answersTo('2.3 green, trained 45 staff', id);

    const { status, said } = await answersTo('2.3 green, trained 45 staff', id);

    expect([status, said]).toEqual([200, []]);
  });
});
