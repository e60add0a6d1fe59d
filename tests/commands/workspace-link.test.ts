import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';

const files = scratchFiles();
let database: FreshDatabase;
let plan: string;
let run: (...args: string[]) => ReturnType<typeof waymark>;
const done = async (...args: string[]) => {
  const { code, out, err } = await run(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

// One story, in this order.
beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  plan = files.write('plan.yaml', planYaml());
  await done('plan', 'import', plan);
});
afterAll(async () => {
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
const facts = { partnership: 'york', workspace: { platform: 'slack', externalId: 'T024BE7LD' } };

it('where no workspace is known, that is said', async () => {
  const { code, err } = await run('workspace', 'link', 'T9');

  expect({ code, err }).toEqual({
    code: 2,
    err: 'There is no workspace "T9". There is none yet. A Slack team is known once the bot is installed in it and has started, a Teams tenant once TEAMS_TENANT_IDS lists it and the bot has started.\n',
  });
});

it('where others are known, they are listed', async () => {
  await installedIn('slack', 'T024BE7LD');
  await installedIn('teams', 'tenant-1');

  const { code, err } = await run('workspace', 'link', 'T9');

  expect({ code, err }).toEqual({
    code: 2,
    err: 'There is no workspace "T9". There are: T024BE7LD (Slack), tenant-1 (Teams). A Slack team is known once the bot is installed in it and has started, a Teams tenant once TEAMS_TENANT_IDS lists it and the bot has started.\n',
  });
});

it('one that was not linked is not unlinked', async () => {
  const { code, err } = await run('workspace', 'unlink', 'T024BE7LD');

  expect({ code, err }).toEqual({
    code: 1,
    err: 'T024BE7LD (Slack) was not linked to York by hand. Where the plan lists it: take that out of the plan file, and import it.\n',
  });
});

it('one that is known is linked, and the time of the partnership is real from then on', async () => {
  const out = await done('workspace', 'link', 'T024BE7LD');

  expect(out).toBe(
    'York uses T024BE7LD (Slack) from now on. Until now it ran on a date made up for trying it out; from now on it goes by the real date. The running bot looks for its people by e-mail address, and tells the coordinator who was not found.\n',
  );
  expect(await exported()).toEqual(linked);
});

it('it is linked once, however often that is asked and however it is spelt', async () => {
  const out = await done('workspace', 'link', 't024be7ld');

  expect(out).toMatch(/^York uses T024BE7LD \(Slack\) already\. The running bot looks/);
  expect(await exported()).toEqual(linked);
});

it('it stays linked when a plan is imported that does not list it, which is no change', async () => {
  const out = await done('plan', 'import', plan);

  expect(out).toContain('Nothing changes: that is what is stored.');
  expect(await exported()).toEqual(linked);
});

it('it is in the file that is exported, which imports as the same plan', async () => {
  const file = files.at('exported.yaml');
  await done('plan', 'export', '--out', file);

  const out = await done('plan', 'import', file);

  expect(out).toContain('Nothing changes: that is what is stored.');
});

it('it is unlinked and linked as facts for other programs', async () => {
  const undone = JSON.parse(await done('workspace', 'unlink', 'T024BE7LD', '--json'));
  const without = await exported();
  const made = JSON.parse(await done('workspace', 'link', 'T024BE7LD', '--json'));

  expect(undone).toEqual({ ...facts, linked: false });
  expect(without).toBeUndefined();
  expect(made).toEqual({ ...facts, linked: true, isNew: true });
});

it('who has no account there, nor anywhere, is listed', async () => {
  const said = await done('people', 'accounts');
  const { people, ...rest } = JSON.parse(await done('people', 'accounts', '--json'));

  expect(said).toContain('2 people have no account to write to: Lead and Deputy.');
  expect(rest).toEqual({ partnership: 'york' });
  expect(people).toEqual([
    { id: expect.any(String), key: 'lead', name: 'Lead', accounts: [] },
    { id: expect.any(String), key: 'deputy', name: 'Deputy', accounts: [] },
  ]);
});

it('it is not unlinked where the plan names somebody there', async () => {
  const people = files.write(
    'people.yaml',
    'people: [ { id: lead, accounts: [ { workspace: slack-t024be7ld, user: U1 } ] } ]',
  );
  await done('people', 'import', people, '-y');

  const { code, out } = await run('workspace', 'unlink', 'T024BE7LD', '--json');

  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    ok: false,
    reason:
      'The plan of York names people or a channel in T024BE7LD (Slack). Take that out of the plan file, and import it; then run this again.',
    ...facts,
  });
  expect(await done('people', 'accounts')).toMatch(/Lead.*Slack T024BE7LD.*U1.*yes.*by the plan/);
});

it('of several partnerships, one is to be named', async () => {
  await done('plan', 'import', files.write('leeds.yaml', planYaml('id: york', 'id: leeds')));

  const { code, err } = await run('workspace', 'link', 'tenant-1');
  await done('workspace', 'link', 'tenant-1', '--partnership', 'leeds');

  expect({ code, err }).toEqual({
    code: 2,
    err: 'There are several partnerships: leeds, york. Say which with --partnership.\n',
  });
  const leeds = JSON.parse(await done('plan', 'export', '--json', '--partnership', 'leeds'));
  expect(leeds.workspaces).toEqual([
    { id: 'teams-tenant-1', platform: 'teams', externalId: 'tenant-1' },
  ]);
});
