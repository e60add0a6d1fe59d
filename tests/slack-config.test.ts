import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const token = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };
const signing = { SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5' };
const socket = { SLACK_APP_TOKEN: 'xapp-1-abc' };
const oauth = {
  SLACK_CLIENT_ID: '110.220',
  SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_STATE_SECRET: 'a state secret of your own',
};

it.each([
  ['one workspace over HTTP', { ...token, ...signing }, 'token', 'http', 'internal'],
  ['one workspace by Socket Mode', { ...token, ...socket }, 'token', 'socket', 'internal'],
  ['many workspaces over HTTP', { ...oauth, ...signing }, 'oauth', 'http', 'limited'],
  ['many workspaces by Socket Mode', { ...oauth, ...socket }, 'oauth', 'socket', 'limited'],
])('%s', (_, env, by, over, lookUps) => {
  const { slack } = readConfig(env);

  expect(slack).toMatchObject({ workspaces: { by }, receives: { over }, lookUps });
});

it.each(['https://waymark.example.org', 'https://waymark.example.org/'])(
  'the address %s is one that paths can be put behind',
  (PUBLIC_URL) => {
    expect(readConfig({ PUBLIC_URL }).publicUrl).toBe('https://waymark.example.org');
  },
);

it('an app in Slack’s Marketplace may look messages up as its own do', () => {
  const { slack } = readConfig({ ...oauth, ...signing, SLACK_LOOK_UPS: 'internal' });

  expect(slack?.lookUps).toBe('internal');
});

it.each([
  [
    'a token alone',
    token,
    'SLACK_BOT_TOKEN is set, and SLACK_SIGNING_SECRET is not. Set it, or SLACK_APP_TOKEN for Socket Mode, and start again.',
  ],
  [
    'a signing secret alone',
    signing,
    'SLACK_SIGNING_SECRET is set, and SLACK_BOT_TOKEN is not. Set it, or unset the rest, and start again.',
  ],
  [
    'half of OAuth',
    { ...signing, SLACK_CLIENT_ID: '110.220' },
    'Many workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, and SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are not set. Set what is missing and start again.',
  ],
  [
    'one workspace and many',
    { ...token, ...oauth, ...signing },
    'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET for many, and both are set. Unset one of them and start again.',
  ],
  [
    'a state secret that can be guessed',
    { ...oauth, ...signing, SLACK_STATE_SECRET: 'secret' },
    'SLACK_STATE_SECRET needs at least 20 characters of your own, such as openssl rand -hex 32 prints. Mend it in the environment and start again.',
  ],
  [
    'a bot token in the place of the app token',
    { ...token, SLACK_APP_TOKEN: 'xoxb-1' },
    'SLACK_APP_TOKEN needs the App-Level Token, which begins with xapp-. Mend it in the environment and start again.',
  ],
])('%s is refused with the mend', (_, env, said) => {
  expect(() => readConfig(env)).toThrow(said);
});
