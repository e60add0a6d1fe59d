import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, expect, it, vi } from 'vitest';
import { runningPostmaster } from '../../src/db/embedded-postmaster.ts';
import { openEmbedded } from '../../src/db/embedded-server.ts';
import { applyMigrations } from '../../src/db/migrate.ts';
import { startCommand, waymark } from '../support/command.ts';
import { checkout, removeScratch, rowsOf, scratchFolder } from '../support/embedded.ts';

const scratch = scratchFolder();
const home = join(scratch, 'home');
const data = join(home, 'database', 'data');
const env = { WAYMARK_HOME: home };

afterAll(() => removeScratch(scratch, join(home, 'database')));

it('a command alone starts the embedded database, and stops it when it is done', async () => {
  const { code, out, err } = await waymark(['doctor'], { env });

  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/^ok {4}Database: The embedded database answers, with every migration/m);
  expect(out).toMatch(
    /^MEND {2}Plan: No plan is stored\. Import one with .*\n1 thing to mend\.\n$/m,
  );
  expect(runningPostmaster(data)).toBeUndefined();
});

it('a command beside a bot joins its database and leaves it running, also when it is stopped', async () => {
  const server = await openEmbedded({ home, checkout, asBot: true });
  await applyMigrations({ connection: server.connection, folder: `${checkout}prisma/migrations` });
  const blocker = new pg.Client(server.connection);
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE "Partnership" IN ACCESS EXCLUSIVE MODE');
  const child = startCommand(['status'], { env });
  const said: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (line) => said.push(line));
  await vi.waitFor(
    async () => {
      const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"Partnership"'::regclass`;
      expect(await rowsOf(server.url, waiting)).toHaveLength(1);
    },
    { timeout: 40_000, interval: 50 },
  );

  child.kill('SIGTERM');
  await vi.waitFor(() => expect(said).toHaveLength(1), { timeout: 40_000, interval: 50 });
  const closed = once(child, 'close');
  await blocker.query('ROLLBACK');
  await closed;
  await blocker.end();

  expect({ code: child.exitCode, said }).toEqual({
    code: 3,
    said: ['Stopped before it was done. What was stored by then is kept; run it again.\n'],
  });
  expect(runningPostmaster(data)?.ready).toBe(true);
  await server.release();
});

it('a reader that has left is no error', async () => {
  const child = startCommand(['doctor', '--json'], { env });
  child.stdout?.destroy();

  const said = child.stderr ? text(child.stderr) : '';
  await once(child, 'close');

  expect({ code: child.exitCode, said: await said }).toEqual({ code: 1, said: '' });
});

it('a data folder of a newer PostgreSQL is left alone', async () => {
  const server = await openEmbedded({ home, checkout });
  await server.release();
  writeFileSync(join(data, 'PG_VERSION'), '99\n');

  const { code, out, err } = await waymark(['status'], { env });

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^The database in .* was made by PostgreSQL 99, .* Run the version of/);
});
