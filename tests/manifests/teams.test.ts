import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseMessage } from '../../src/app/grammar.ts';
import { teamsManifest, teamsPackage } from '../../src/commands/teams-package.ts';
import { helpCard } from '../../src/messages/help.ts';
import { context } from '../support/message-builders.ts';
import { readPng } from '../support/png.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = readFileSync(`${root}/docs/teams.md`, 'utf8');
const app = {
  id: '5d1a3f0e-7c42-4b8e-9a55-0c6f2e8b1d37',
  version: '1.2.3',
  about: 'https://york.example.com/privacy?of="waymark"&id=$&',
};
const filled = teamsManifest(app);

const botId = z.literal(app.id);
const page = z.literal(app.about);
const commands = z.array(
  z.strictObject({ title: z.string().max(32), description: z.string().max(128) }),
);

/** All that the app asks for: what is not here, a permission of a resource or a domain, is asked for by mistake. */
const askedFor = z.strictObject({
  $schema: z.string(),
  manifestVersion: z.literal('1.29'),
  version: z.literal(app.version),
  id: botId,
  localizationInfo: z.strictObject({ defaultLanguageTag: z.literal('en-gb') }),
  developer: z.strictObject({
    name: z.string(),
    websiteUrl: page,
    privacyUrl: page,
    termsOfUseUrl: page,
  }),
  name: z.strictObject({ short: z.literal('Waymark'), full: z.string() }),
  description: z.strictObject({ short: z.string(), full: z.string() }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string(),
  defaultInstallScope: z.literal('personal'),
  bots: z.tuple([
    z.strictObject({
      botId,
      scopes: z.tuple([z.literal('personal'), z.literal('team')]),
      supportsTargetedMessages: z.literal(true),
      commandLists: z.tuple([
        z.strictObject({
          scopes: z.tuple([z.literal('personal')]),
          triggers: z.tuple([z.literal('mention')]),
          commands,
        }),
        z.strictObject({
          scopes: z.tuple([z.literal('team')]),
          triggers: z.tuple([z.literal('mention'), z.literal('slash')]),
          commands,
        }),
      ]),
    }),
  ]),
  composeExtensions: z.tuple([
    z.strictObject({
      botId,
      commands: z.tuple([
        z.strictObject({
          id: z.literal('priority'),
          type: z.literal('query'),
          context: z.tuple([z.literal('compose'), z.literal('commandBox')]),
          title: z.string(),
          description: z.string(),
          parameters: z.tuple([
            z.strictObject({
              name: z.literal('words'),
              title: z.string(),
              description: z.string(),
              inputType: z.literal('text'),
            }),
          ]),
        }),
      ]),
    }),
  ]),
  permissions: z.tuple([z.literal('identity'), z.literal('messageTeamMembers')]),
});

const manifest = askedFor.parse(JSON.parse(filled));
const [bot] = manifest.bots;
const listed = bot.commandLists.flatMap((list) => list.commands);

/** What is typed and what it shows, as the help says it to somebody who leads. */
function helped(): readonly { typed: string; shows: string }[] {
  const { blocks } = helpCard(context, { roles: [], subGroups: [{ id: 'g', as: 'lead' }] });
  const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  return items.map(({ spans: [typed, shows] }) => ({
    typed: typed?.text.replace(/^\//, '') ?? '',
    shows: shows?.text.replace(/^: /, '') ?? '',
  }));
}

describe('the manifest', () => {
  it('is valid by Microsoft’s schema', async () => {
    const parsed = TeamsManifestConverter.jsonToManifest(filled);

    expect(await AppManifestUtils.validateAgainstSchema(parsed)).toEqual([]);
  });

  it('is of the version that slash commands came with, by the address of its schema', () => {
    expect(manifest.$schema).toBe(
      'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json',
    );
  });

  it('is refused by that schema with a permission that it does not know', async () => {
    const wrong = { ...JSON.parse(filled), permissions: ['identity', 'everything'] };

    expect(await AppManifestUtils.validateAgainstSchema(wrong)).toEqual([
      expect.stringMatching(/^\/permissions\/1 must be equal to one of the allowed values/),
    ]);
  });

  it('keeps nothing of the example', () => {
    expect(filled).not.toMatch(/example\.org|0{8}|"0\.0\.0"/);
  });
});

describe('its commands', () => {
  it('are those of the help, in its words; of an update only the beginning', () => {
    const [inChat] = bot.commandLists;
    const update = { typed: 'progress update', shows: 'an update in one line: ' };
    const written = helped().map(({ typed, shows }) =>
      typed.startsWith(update.typed)
        ? { title: update.typed, description: `${shows}: ${typed}` }
        : { title: typed, description: shows },
    );

    expect(inChat.commands).toEqual([
      ...written,
      { title: 'progress help', description: 'what you can ask me' },
    ]);
  });

  it('of a channel are among those of a chat, without the update', () => {
    const [inChat, inChannel] = bot.commandLists;
    const ofChat = inChat.commands.filter(({ title }) => title !== 'progress update');

    const byTitle = (one: { title: string }, other: { title: string }) =>
      one.title.localeCompare(other.title);
    expect(inChannel.commands.toSorted(byTitle)).toEqual(ofChat.toSorted(byTitle));
  });

  it.each(listed.map(({ title }) => title))('"%s", sent as it is, only reads', (title) => {
    const readOnly =
      /^(?:priorities|priority|action|search|mine|subgroup|overdue|asks|help|rollup)$/;
    const command = parseMessage(title);

    expect(command?.kind).toMatch(readOnly);
    expect(command).not.toMatchObject({ mode: 'post' });
  });

  it('are twelve a list at the most, as Teams shows them', () => {
    for (const { commands: some } of bot.commandLists) expect(some.length).toBeLessThanOrEqual(12);
  });
});

describe('what it may do', () => {
  it('is explained: every scope, permission and search is in docs/teams.md, and nothing more', () => {
    const rows = [...docs.matchAll(/^\| `([a-zA-Z: ]+)` \|/gm)].map(([, first]) => first);
    const searches = manifest.composeExtensions.flatMap((one) => one.commands);

    expect(rows.toSorted()).toEqual(
      [
        ...bot.scopes.map((scope) => `bots: ${scope}`),
        'supportsTargetedMessages',
        ...searches.map(({ id }) => `composeExtensions: ${id}`),
        ...manifest.permissions,
      ].toSorted(),
    );
  });
});

describe('the package', () => {
  const files = unzipSync(teamsPackage(app));
  const color = readPng(files['color.png'] ?? new Uint8Array());
  const outline = readPng(files['outline.png'] ?? new Uint8Array());

  it('holds three files at its root', () => {
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(new TextDecoder().decode(files['manifest.json'])).toBe(filled);
  });

  it('has a colour icon of 192 by 192 that fills its square, with the sign in the middle', () => {
    const [corner] = color.pixels[0] ?? [];
    const middle = (at: number) => at >= 36 && at < 156;
    const around = color.pixels.flatMap((row, y) =>
      row.filter((_, x) => !(middle(x) && middle(y))),
    );
    const sign = color.pixels
      .flatMap((row) => row.map(String))
      .filter((one) => one !== `${corner}`);

    expect([color.width, color.height]).toEqual([192, 192]);
    expect(corner).toEqual([0x0f, 0x5c, 0x5c, 255]);
    expect(new Set(around.map(String))).toEqual(new Set([`${corner}`]));
    expect(sign.length).toBeGreaterThan(4_000);
  });

  it('has an outline icon of 32 by 32, white on nothing, up to its edges', () => {
    const drawn = outline.pixels.flat().filter(([, , , alpha]) => alpha > 0);
    const ink = (row: readonly (readonly number[])[] = []) =>
      row.some((pixel) => (pixel[3] ?? 0) > 0);

    expect([outline.width, outline.height]).toEqual([32, 32]);
    expect(new Set(drawn.map(([...pixel]) => String(pixel.slice(0, 3))))).toEqual(
      new Set(['255,255,255']),
    );
    expect(drawn.length).toBeGreaterThan(150);
    expect(outline.pixels.flat().length - drawn.length).toBeGreaterThan(500);
    expect([ink(outline.pixels[0]), ink(outline.pixels[31])]).toEqual([true, true]);
  });
});
