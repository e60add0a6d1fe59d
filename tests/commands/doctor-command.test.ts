import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';
import { type SlackCloud, slackCloud } from '../support/slack-cloud.ts';
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
