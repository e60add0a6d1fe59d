import { afterEach, describe, expect, it } from 'vitest';
import { isGone, isTakenAway, refusalOf } from '../../src/teams/connector-error.ts';
import { written } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';

let york: TeamsWorld | undefined;
afterEach(async () => {
  await york?.end();
  york = undefined;
});

it('a tenant is the same in capitals also where Teams says of whose somebody is', async () => {
  york = await teamsWorld('york', { byEmail: true });
  await york.matches();
  const { user } = york.as('lead-two');
  const from = {
    id: user.accountId,
    aadObjectId: user.userId,
    tenantId: york.tenantId.toUpperCase(),
  };

  await york.as('lead-two').says('priority 1', { from });

  expect(york.as('lead-two').inbox().map(written).at(-1)).toContain('Launch the campaign');
});

it('an edit that Teams refuses since the app is there no more is told to nobody, and their chat has ended', async () => {
  york = await teamsWorld('york');
  await york.livesUntil(monday);
  york.cloud.meets('replace', { status: 403, word: 'BotNotInConversationRoster' });
  const { user } = york.as('lead-police');

  await york.as('lead-police').press('Update');
  await york.as('lead-police').press('Save', { status: 'green', sentence: 'Held the launch.' });
  await york.deliver();

  const told = york.as('coordinator').inbox().map(written);
  expect(told.filter((one) => /not delivered/.test(one))).toEqual([]);
  const chat = await york.living.conversations.find(york.workspaceId, 'user', user.userId);
  expect(chat).toBeUndefined();
});

describe('what Teams refuses', () => {
  const saying = (body: object) => refusalOf(new Response(JSON.stringify(body), { status: 403 }));
  const inSentence = (subCode: string) => ({
    errorCode: 209,
    message: JSON.stringify({ subCode, details: 'Thread is blocked from message writes.' }),
  });

  it.each([
    [
      'since somebody blocked the bot, as it is documented',
      inSentence('MessageWritesBlocked'),
      true,
    ],
    ['since it is not theirs', { error: { code: 'ForbiddenOperationException' } }, true],
    ['since an administrator stopped it for now', { error: { code: 'BotDisabledByAdmin' } }, false],
    ['with a sentence alone', { message: 'priority 2' }, false],
    ['with a word that is none', inSentence('priority 2'), false],
  ])('%s', async (_, body, isGoneNow) => {
    const refusal = await saying(body);

    expect([refusal.permanent, isGone(refusal)]).toEqual([true, isGoneNow]);
    expect(refusal.message).not.toContain('priority');
  });

  it('of a team is told apart from a block, which may end', async () => {
    const blocked = await saying(inSentence('MessageWritesBlocked'));
    const away = await saying({ error: { code: 'BotNotInConversationRoster' } });

    expect([isTakenAway(blocked), isTakenAway(away)]).toEqual([false, true]);
  });
});
