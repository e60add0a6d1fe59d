import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writtenIn } from '../support/slack-blocks.ts';
import { asForm, asInteraction, sendSigned } from '../support/slack-sender.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york', { byEmail: true });
  await york.matches();
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(() => york.end());

const form = 'application/x-www-form-urlencoded';
/** Of no form that there is. */
const emptyForm = {
  id: 'V1',
  type: 'modal',
  hash: 'hash',
  callback_id: 'form',
  private_metadata: '|C1|none',
  blocks: [],
};
const secrets = /campaign|repository|attendance/i;
const lastResponse = () => JSON.stringify(york.responses.at(-1));

describe('a guest, or anybody else without an account in the plan,', () => {
  it('is told who may let them in, and what to ask with', async () => {
    const { said } = await york.as('U-guest').command('priority', '1', 'C1');

    expect(JSON.stringify(said)).toContain(
      'Guests and people of other organisations are let in only where the plan lists their account.',
    );
    expect(JSON.stringify(said)).toContain(
      "Ask your partnership's coordinator to list one of them. Your member ID is U-guest.",
    );
    expect(JSON.stringify(said)).not.toMatch(secrets);
  });
});

describe('somebody of another team, who acts in a channel that both share,', () => {
  const prompt = async () => {
    const message = (await york.as('lead-fathers').inbox())[0];
    if (!message) throw new Error('There is no prompt.');
    return message;
  };

  it('is not taken for the member whose account it says it is', async () => {
    const outside = york.as('lead-fathers', 'T-other');

    await outside.pressOn(await prompt(), 'Update');

    expect(lastResponse()).toContain('let in only where the plan lists their account');
    expect(lastResponse()).not.toMatch(secrets);
  });

  it('sends no form and no reply in their name', async () => {
    await york.as('lead-fathers').press('Update');
    const outside = york.as('lead-fathers', 'T-other');
    const values = { status: 'green', sentence: 'Held the launch.' };

    const { said } = await outside.submit(york.modal(), values);
    await outside.says('1.1 green, held the launch');

    expect(JSON.stringify(said)).toContain('let in only where the plan lists their account');
    const answer = (await outside.inbox()).at(-1);
    expect(writtenIn(answer?.blocks ?? [])).toContain('I do not know you yet');
    expect(await york.revisions('1.1')).toEqual([]);
  });

  it('is let in where the plan lists their account', async () => {
    const accounts = [{ workspace: 'council', user: york.as('lead-fathers').userId }];
    await york.changesPlan({
      people: york.plan.people.map((one) =>
        one.id === 'lead-fathers' ? { ...one, accounts } : one,
      ),
    });
    const message = await prompt();

    await york.as('lead-fathers', 'T-other').pressOn(message, 'Update');

    expect(writtenIn(york.modal().blocks)).toContain('How is it going?');
  });

  it('is of our team where the organisation of both is the same and Slack names that', async () => {
    const { said } = await sendSigned(
      york.url,
      asInteraction({
        type: 'view_submission',
        team: { id: york.cloud.teamId },
        enterprise: { id: 'E-city' },
        user: { id: york.as('executive').userId, team_id: 'E-city' },
        view: emptyForm,
      }),
      form,
    );

    expect(JSON.stringify(said)).toContain('This message is out of date');
  });

  it('fills in a form of our bot, wherever Slack says they are', async () => {
    const { said } = await sendSigned(
      york.url,
      asInteraction({
        type: 'view_submission',
        team: { id: 'T-other' },
        user: { id: york.as('executive').userId, team_id: 'T-other' },
        view: { ...emptyForm, app_installed_team_id: york.cloud.teamId },
      }),
      form,
    );

    expect(JSON.stringify(said)).toContain('I do not know you yet');
  });
});

describe('in a team that the bot is not installed in,', () => {
  const other = { team: { id: 'T-other' }, trigger_id: randomUUID() };
  const user = () => ({ id: york.as('coordinator').userId, team_id: 'T-other' });
  const refusal = 'I am not installed in your Slack workspace';

  it('a command is answered with that, and shows nothing', async () => {
    const { said } = await sendSigned(
      york.url,
      asForm({
        command: '/priority',
        text: '1',
        user_id: user().id,
        team_id: 'T-other',
        channel_id: 'C1',
        channel_name: 'general',
        trigger_id: randomUUID(),
        response_url: york.answerUrl,
      }),
      form,
    );

    expect(said).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(said)).toContain(refusal);
    expect(JSON.stringify(said)).not.toMatch(secrets);
  });

  it('a press too, beside the message', async () => {
    await sendSigned(
      york.url,
      asInteraction({
        ...other,
        type: 'block_actions',
        user: user(),
        response_url: york.answerUrl,
        container: {},
        actions: [
          { action_id: 'a', type: 'button', value: `show/${york.partnershipId}/priority/1` },
        ],
      }),
      form,
    );
    await york.settled();

    expect(york.responses.at(-1)).toMatchObject({ replace_original: false });
    expect(lastResponse()).toContain(refusal);
    expect(lastResponse()).not.toMatch(secrets);
  });

  it('a form too, in its place', async () => {
    const { said } = await sendSigned(
      york.url,
      asInteraction({
        ...other,
        type: 'view_submission',
        user: user(),
        view: emptyForm,
      }),
      form,
    );

    expect(said).toMatchObject({ response_action: 'update' });
    expect(JSON.stringify(said)).toContain(refusal);
  });
});

it('keeps to Slack’s limits', () => {
  expect(york.cloud.complaints).toEqual([]);
});
