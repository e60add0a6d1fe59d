import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';

let files: ReturnType<typeof scratchFiles>;
let database: FreshDatabase;
let plan: string;
let run: (...args: string[]) => ReturnType<typeof waymark>;
const done = async (...args: string[]) => {
  const { code, out, err } = await run(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

beforeEach(async () => {
  files = scratchFiles();
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  plan = files.write('plan.yaml', planYaml());
  await done('plan', 'import', plan);
});
afterEach(async () => {
  files.remove();
  await database.drop();
});

/** As if the bot had been installed there. */
async function installedIn(platform: string, externalId: string): Promise<void> {
  const rows = new pg.Client({ connectionString: database.url });
  await rows.connect();
  await rows.query(`INSERT INTO "Workspace" ("id", "platform", "externalId") VALUES ($1, $2, $3)`, [
    randomUUID(),
    platform,
    externalId,
  ]);
  await rows.end();
}

const exported = async () => JSON.parse(await done('plan', 'export', '--json')).workspaces;
const linked = [{ id: 'slack-t024be7ld', platform: 'slack', externalId: 'T024BE7LD' }];

describe('a workspace in which the bot is installed', () => {
  beforeEach(() => installedIn('slack', 'T024BE7LD'));

  it('is linked once, said in words, and its time is real from then on', async () => {
    const first = await done('workspace', 'link', 'T024BE7LD');
    const again = await done('workspace', 'link', 't024be7ld');

    expect(first).toMatch(
      /^.+ uses T024BE7LD \(Slack\) from now on\. Its time was simulated, and is real from now on\. The running bot looks for its people by e-mail address, and tells the coordinator who was not found\.\n$/,
    );
    expect(again).toMatch(/^.+ uses T024BE7LD \(Slack\) already\. The running bot looks/);
    expect(await exported()).toEqual(linked);
  });

  it('stays linked when a plan is imported that does not list it, which is no change', async () => {
    await done('workspace', 'link', 'T024BE7LD');

    const out = await done('plan', 'import', plan);

    expect(out).toContain('Nothing changes: that is what is stored.');
    expect(await exported()).toEqual(linked);
  });

  it('is in the file that is exported, which imports as the same plan', async () => {
    await done('workspace', 'link', 'T024BE7LD');
    const file = files.at('exported.yaml');
    await done('plan', 'export', '--out', file);

    const out = await done('plan', 'import', file);

    expect(out).toContain('Nothing changes: that is what is stored.');
  });

  it('is linked and unlinked as facts for other programs', async () => {
    const made = JSON.parse(await done('workspace', 'link', 'T024BE7LD', '--json'));
    const again = JSON.parse(await done('workspace', 'link', 'T024BE7LD', '--json'));
    const undone = JSON.parse(await done('workspace', 'unlink', 'T024BE7LD', '--json'));

    const facts = {
      partnership: made.partnership,
      workspace: { platform: 'slack', externalId: 'T024BE7LD' },
    };
    expect(made).toEqual({ ...facts, linked: true, isNew: true });
    expect(again).toEqual({ ...facts, linked: true, isNew: false });
    expect(undone).toEqual({ ...facts, linked: false });
    expect(await exported()).toBeUndefined();
  });

  it('is not unlinked where it was not linked, nor where the plan names somebody there', async () => {
    const { code, err } = await run('workspace', 'unlink', 'T024BE7LD');
    await done('workspace', 'link', 'T024BE7LD');
    const people = files.write(
      'people.yaml',
      'people: [ { id: lead, accounts: [ { workspace: slack-t024be7ld, user: U1 } ] } ]',
    );
    await done('people', 'import', people, '-y');
    const named = await run('workspace', 'unlink', 'T024BE7LD');

    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(
        /^T024BE7LD \(Slack\) was not linked to .+ by hand\. Where the plan lists it: take that out of the plan file, and import it\.\n$/,
      ),
    });
    expect(named.code).toBe(1);
    expect(named.err).toMatch(/^The plan of .+ names people or a channel in T024BE7LD \(Slack\)\./);
  });

  it('is chosen for one of several partnerships', async () => {
    await done('plan', 'import', files.write('leeds.yaml', planYaml('id: york', 'id: leeds')));

    const { code, err } = await run('workspace', 'link', 'T024BE7LD');
    await done('workspace', 'link', 'T024BE7LD', '--partnership', 'leeds');

    expect({ code, err }).toEqual({
      code: 2,
      err: 'There are several partnerships: leeds, york. Say which with --partnership.\n',
    });
    const york = JSON.parse(await done('plan', 'export', '--json', '--partnership', 'york'));
    const leeds = JSON.parse(await done('plan', 'export', '--json', '--partnership', 'leeds'));
    expect([york.workspaces, leeds.workspaces]).toEqual([undefined, linked]);
  });

  it('is listed for whoever asks for another', async () => {
    await installedIn('teams', 'tenant-1');

    const { code, err } = await run('workspace', 'link', 'T9');

    expect({ code, err }).toEqual({
      code: 2,
      err: 'There is no workspace "T9". There are: T024BE7LD (Slack), tenant-1 (Teams). One is known once the bot is installed in it and has started.\n',
    });
  });
});

it('where none is known, that is said', async () => {
  const { code, err } = await run('workspace', 'link', 'T9');

  expect({ code, err }).toEqual({
    code: 2,
    err: 'There is no workspace "T9". There is none yet. One is known once the bot is installed in it and has started.\n',
  });
});
