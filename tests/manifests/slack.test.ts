import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { slackScopes } from '../../src/slack/scopes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}/manifests/slack/manifest.json`, 'utf8');
const docs = readFileSync(`${root}/docs/slack.md`, 'utf8');

const words = (most: number, least = 1) => z.string().min(least).max(most);
const eventsUrl = z.literal('https://waymark.example.org/slack/events');

/** Slack's rules of a manifest, version 2, as far as ours goes (docs.slack.dev/reference/app-manifest). Nothing else may be in it. */
const manifestRules = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: words(35),
    description: words(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    long_description: words(4_000, 175),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: words(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/\w{1,31}$/),
          url: eventsUrl,
          description: words(2_000),
          usage_hint: words(1_000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.tuple([z.literal('https://waymark.example.org/slack/oauth_redirect')]),
    scopes: z.strictObject({ bot: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: eventsUrl,
      bot_events: z.array(z.string()),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: eventsUrl }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** Which scopes a method or an event needs (docs.slack.dev/reference/methods, /reference/events). */
const needs: Readonly<Record<string, readonly string[]>> = {
  app_uninstalled: [],
  // By the App-Level Token, whose scope is not the bot's.
  'apps.connections': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'users.list': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
  app_home_opened: [],
  'message.im': ['im:history'],
  tokens_revoked: [],
};

const manifest = manifestRules.parse(JSON.parse(text));
const { scopes } = manifest.oauth_config;
const events = manifest.settings.event_subscriptions.bot_events;

function methodsCalled(): readonly string[] {
  const files = readdirSync(`${root}/src/slack`);
  const source = files.map((file) => readFileSync(`${root}/src/slack/${file}`, 'utf8')).join('\n');
  const called = source.matchAll(/\.(apps|auth|chat|conversations|users|views)\.([a-zA-Z]+)[(.]/g);
  return [...called].map(([, family, method]) => `${family}.${method}`);
}

it('keeps Slack’s rules', () => {
  expect(manifestRules.safeParse(JSON.parse(text)).success).toBe(true);
});

it('registers the commands that the bot answers', () => {
  const names = manifest.features.slash_commands.map(({ command }) => command);

  expect(names).toEqual(['/priority', '/progress']);
});

it('asks for every scope that is used, and for none that is not', () => {
  const used = [...methodsCalled(), ...events].flatMap((one) => {
    const scopesOf = needs[one];
    if (!scopesOf) throw new Error(`Say which scopes ${one} needs.`);
    return scopesOf;
  });

  expect(scopes.bot.toSorted()).toEqual([...new Set(['commands', ...used])].toSorted());
});

it('is what the doctor compares with', () => {
  expect(scopes.bot).toEqual(slackScopes);
});

it('is explained: every scope and every event is in docs/slack.md, and nothing more', () => {
  const rows = [...docs.matchAll(/^\|((?: `[a-z_.:]+`,?)+) \|/gm)].map(([, first = '']) => first);
  const explained = rows.flatMap((first) => [...first.matchAll(/[a-z_.:]+/g)].map(String));

  expect(explained.toSorted()).toEqual([...scopes.bot, ...events].toSorted());
});
