import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';
import { oauthApp, type SlackCloud, slackCloud } from '../support/slack-cloud.ts';
import { signingSecret } from '../support/slack-sender.ts';

const files = scratchFiles();
let database: FreshDatabase;
let cloud: SlackCloud;

beforeAll(async () => {
  database = await freshDatabase();
  cloud = await slackCloud(['lead@example.org'], ['executive']);
  const elsewhere = 'workspaces: [ { id: council, platform: slack, externalId: T0OTHERTEAM } ]';
  const plan = planYaml('agencies:', `${elsewhere}\nagencies:`);
  const { err } = await run(['plan', 'import', files.write('plan.yaml', plan)], {});
  expect(err).toBe('');
});
afterAll(async () => {
  files.remove();
  await cloud.end();
  await database.drop();
});

function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  return waymark(args, { env: { DATABASE_URL: database.url, ...env } });
}

const oauth = () => ({
  SLACK_CLIENT_ID: oauthApp.clientId,
  SLACK_CLIENT_SECRET: oauthApp.clientSecret,
  SLACK_STATE_SECRET: 'a state secret of the tests',
  SLACK_SIGNING_SECRET: signingSecret,
  SECRETS_KEY_FILE: files.write('secrets.key', randomBytes(32).toString('hex')),
  PUBLIC_URL: 'https://york.example.org',
});

it('names the workspace of the token where the plan names another', async () => {
  const { out } = await run(['doctor'], {
    SLACK_BOT_TOKEN: cloud.botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: cloud.apiUrl,
  });

  expect(out).toContain(
    `MEND  Leads (york): Lead cannot be written to in T0OTHERTEAM, where Waymark is not installed. It is in ${cloud.teamId} (Council). Mend externalId in the plan file, and import it.`,
  );
});

it('says so too where there is no Slack', async () => {
  const { out } = await run(['doctor'], {});

  expect(out).toContain(
    'MEND  Leads (york): Lead cannot be written to in T0OTHERTEAM, where Waymark is not installed. It is in no Slack workspace. Set it up as docs/slack.md says.',
  );
});

it('says at which address it is installed, where workspaces do so by themselves', async () => {
  const { out } = await run(['doctor'], oauth());

  expect(out).toContain('Open https://york.example.org/slack/install, as an administrator');
  expect(out).toContain(
    'MEND  Leads (york): Lead cannot be written to in T0OTHERTEAM, where Waymark is not installed. It is in no Slack workspace. Open https://york.example.org/slack/install as an administrator of that workspace, or mend externalId in the plan file, and import it.',
  );
});

it('says that the app was removed from a workspace that the plan uses', async () => {
  const rows = new pg.Client({ connectionString: database.url });
  await rows.connect();
  await rows.query(
    `INSERT INTO "Installation" ("workspaceId", "name", "installedAt", "endedAt")
     SELECT "id", 'Other', now(), now() FROM "Workspace" WHERE "externalId" = 'T0OTHERTEAM'`,
  );
  await rows.end();

  const { out } = await run(['doctor'], oauth());

  expect(out).toMatch(/MEND {2}Slack: Waymark was removed from Other \(T0OTHERTEAM\) on /);
});
