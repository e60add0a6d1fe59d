import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
/** A house with the same walls, and nothing in it but what is planted. */
const house = mkdtempSync(join(tmpdir(), 'waymark-walls-'));
let broken: ReadonlyMap<string, readonly string[]>;

function plant(name: string, room: string, line: string): void {
  mkdirSync(join(house, 'src', room), { recursive: true });
  writeFileSync(join(house, 'src', room, `${name}.ts`), `${line}\n`);
}

/** The rules that each planted file breaks, by its name. */
function lint(): ReadonlyMap<string, readonly string[]> {
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'src'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' });
  const report: { diagnostics: { category: string; location: { path: string } }[] } =
    JSON.parse(stdout);
  const found = new Map<string, string[]>();
  for (const { category, location } of report.diagnostics) {
    const name = location.path.replace(/^.*\/|\.ts$/g, '');
    found.set(name, [...(found.get(name) ?? []), category]);
  }
  return found;
}

const wall = 'lint/style/noRestrictedImports';

const breaches: readonly [room: string, line: string][] = [
  ['core', "import { readFileSync } from 'node:fs';\nreadFileSync('a');"],
  ['core', "export type { Card } from '../messages/card.ts';"],
  ['core', "import { schedule } from 'node-cron';\nschedule('* * * * *', () => undefined);"],
  ['core', "export const config = () => import('../config.ts');"],
  ['messages', "export { handle } from '../app/handle.ts';"],
  ['messages', "import { z } from 'zod';\nz.string();"],
  ['app', "export { openPrisma } from '../db/client.ts';"],
  ['app', "import { PrismaClient } from '@prisma/client';\nnew PrismaClient();"],
  ['app', "import type { Express } from 'express';\nexport type App = Express;"],
  ['render', "export { handle } from '../app/handle.ts';"],
  ['render', "import express from 'express';\nexpress();"],
  ['local', "export { openPrisma } from '../db/client.ts';"],
  ['web', "export { localPlatform } from '../local/local-platform.ts';"],
  ['db', "export { createWeb } from '../web/web.ts';"],
  ['plan-files', "export { openPrisma } from '../db/client.ts';"],
  ['slack', "export { localPlatform } from '../local/local-platform.ts';"],
  ['teams', "export { openPrisma } from '../db/client.ts';"],
  ['teams', "export { deliver } from '../slack/deliver.ts';"],
  ['teams', "export { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';"],
  ['teams', "export type { Activity } from 'botbuilder';"],
  ['slack', "export type { Activity } from 'botframework-schema';"],
  ['commands', "export { CloudAdapter } from 'botbuilder';"],
  [
    '.',
    "export { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';",
  ],
  ['report', "export { createWeb } from '../web/web.ts';"],
];

const lawful: readonly [room: string, line: string][] = [
  ['core', "export type { LocalDate } from './local-date.ts';"],
  ['messages', "export type { LocalDate } from '../core/local-date.ts';"],
  ['app', "export type { Card } from '../messages/card.ts';"],
  ['render', "export type { Card } from '../messages/card.ts';"],
  ['db', "export type { Store } from '../app/store.ts';"],
  ['teams', "export type { TeamsConfig } from '../teams-config.ts';"],
  ['local', "export { adaptiveCardOf } from '../render/adaptive-card.ts';"],
];

/** What only one file may. */
const sdk =
  "export { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';\nexport { CloudAdapter } from 'botbuilder';";

const environment = 'export const home = process.env.HOME;';

beforeAll(() => {
  const config = JSON.parse(readFileSync(join(checkout, 'biome.json'), 'utf8'));
  delete config.vcs;
  writeFileSync(join(house, 'biome.json'), JSON.stringify(config));
  cpSync(join(checkout, 'package.json'), join(house, 'package.json'));
  for (const [index, [room, line]] of breaches.entries()) plant(`breach-${index}`, room, line);
  for (const [index, [room, line]] of lawful.entries()) plant(`lawful-${index}`, room, line);
  plant('environment', 'app', environment);
  plant('sdk', 'teams', sdk);
  broken = lint();
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the walls between rooms', () => {
  it.each(breaches.map(([room, line], index) => ({ room, line, index })))(
    'see what $room must not import: $line',
    ({ index }) => {
      expect(broken.get(`breach-${index}`) ?? []).toContain(wall);
    },
  );

  it.each(lawful.map(([room, line], index) => ({ room, line, index })))(
    'let $room import what it may: $line',
    ({ index }) => {
      expect(broken.get(`lawful-${index}`) ?? []).not.toContain(wall);
    },
  );

  it('let src/teams/sdk.ts import the SDK of Teams', () => {
    expect(broken.get('sdk') ?? []).not.toContain(wall);
  });

  it('keep the environment to config.ts', () => {
    expect(broken.get('environment')).toContain('lint/style/noProcessEnv');
  });
});
