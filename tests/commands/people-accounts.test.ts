import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { rowsOf } from '../support/embedded.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';

const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const [lead, deputy] = ['1', '2'].map((last) => `0b1de7aa-0000-4000-8000-00000000000${last}`);
const files = scratchFiles();
let database: FreshDatabase;
let run: (...args: string[]) => ReturnType<typeof waymark>;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  const listing = planYaml(
    '  - { id: deputy, name: Deputy }\n',
    `  - { id: deputy, name: Deputy, accounts: [ { workspace: council, user: ${deputy} } ] }
  - { id: chair, name: Chair, accounts: [ { workspace: police, user: U1 } ] }
  - { id: head, name: Head }
workspaces:
  - { id: council, platform: teams, externalId: ${tenantId} }
  - { id: police, platform: slack, externalId: T024BE7LD }
`,
  ).replace('email: lead@example.org', `accounts: [ { workspace: council, user: ${lead} } ]`);
  const { err } = await run('plan', 'import', files.write('plan.yaml', listing));
  expect(err).toBe('');
  // The app came to the lead; from the deputy it was taken away again.
  await rowsOf(
    database.url,
    `INSERT INTO "Conversation" ("workspaceId", "kind", "externalId", "conversationId", "serviceUrl", "botId", "seenAt", "endedAt")
     SELECT "id", 'user', who, 'a:' || who, 'https://smba.trafficmanager.net/uk/', '28:bot', now(), gone
     FROM "Workspace", (VALUES ('${lead}', NULL), ('${deputy}', now())) AS told(who, gone) WHERE "platform" = 'teams'`,
  );
});
afterAll(async () => {
  files.remove();
  await database.drop();
});

it('whom the app is not installed for in Teams is not said to be written to', async () => {
  const { out } = await run('people', 'accounts');

  expect(out).toMatch(new RegExp(`^.*Lead.*${lead}\\W+yes\\W+by the plan`, 'm'));
  expect(out).toMatch(new RegExp(`^.*Deputy.*${deputy}\\W+not installed\\W+by the plan`, 'm'));
  expect(out).toContain(
    'import it again. In Teams, whoever is in the plan by their e-mail address is found once',
  );
  expect(out).toMatch(/^.*Chair.*U1\W+yes\W+by the plan/m);
});

it('it is a fact for other programs', async () => {
  const { out } = await run('people', 'accounts', '--json');

  const of: { name: string; accounts: { lacksApp?: boolean }[] }[] = JSON.parse(out).people;
  expect(of.map(({ name, accounts }) => [name, accounts.map(({ lacksApp }) => lacksApp)])).toEqual([
    ['Lead', [undefined]],
    ['Deputy', [true]],
    ['Chair', [undefined]],
    ['Head', []],
  ]);
});
