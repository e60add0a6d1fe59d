import { expect, it } from 'vitest';
import { waymark } from '../support/command.ts';

const printed = async (...args: string[]) => {
  const { out, err, code } = await waymark(['manifest', 'slack', ...args]);
  return { stdout: out.trim(), stderr: err, exitCode: code };
};

it('prints it with the address that is given, and with no other', async () => {
  const { stdout, exitCode } = await printed('--url', 'https://york.example.com/');

  const { oauth_config, settings } = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(oauth_config.redirect_urls).toEqual(['https://york.example.com/slack/oauth_redirect']);
  expect(settings.interactivity.request_url).toBe('https://york.example.com/slack/events');
  expect(stdout).not.toContain('waymark.example.org');
});

it('prints it for Socket Mode, which takes no address', async () => {
  const { stdout } = await printed('--socket-mode');

  const { settings, features } = JSON.parse(stdout);
  expect(settings.socket_mode_enabled).toBe(true);
  expect(settings.event_subscriptions.bot_events).toContain('message.im');
  expect(features.slash_commands).toHaveLength(2);
  expect(stdout).not.toContain('https://');
});

it.each([
  ['no address', []],
  ['an address that Slack does not take', ['--url', 'http://localhost:3000']],
  ['what is no address', ['--url', 'york']],
])('with %s it says what is needed', async (_, args) => {
  const { stdout, stderr, exitCode } = await printed(...args);

  expect([stdout, exitCode]).toEqual(['', 2]);
  expect(stderr).toMatch(/--url/);
});

it.each([
  'https://york.example.com/slack/events',
  'https://york.example.com/?a=b',
  'https://york.example.com/#top',
])('with the address %s it says to leave out what follows the name', async (url) => {
  const { stdout, stderr, exitCode } = await printed('--url', url);

  expect({ stdout, stderr, exitCode }).toEqual({
    stdout: '',
    stderr:
      'The paths go behind the address by themselves, so say it without one: --url https://york.example.com\n',
    exitCode: 2,
  });
});
