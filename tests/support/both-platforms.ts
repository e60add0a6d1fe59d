import { dispatch } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Handle } from '../../src/app/intent.ts';
import { tick } from '../../src/app/tick.ts';
import type { Workings } from '../../src/app/workings.ts';
import { readConfig } from '../../src/config.ts';
import type { Plan, PlanPerson } from '../../src/core/plan.ts';
import { openPlatforms } from '../../src/open-platforms.ts';
import { openStorage } from '../../src/open-storage.ts';
import type { SlackModal } from '../../src/render/block-json.ts';
import type { SlackPlatform } from '../../src/slack/slack-platform.ts';
import type { TeamsPlatform } from '../../src/teams/teams-platform.ts';
import { createWeb } from '../../src/web/web.ts';
import { messageComplaints } from './card-complaints.ts';
import { freshDatabase } from './database.ts';
import { exampleSchedule } from './example-schedule.ts';
import { livingPlan } from './living-plan.ts';
import { livingWorkspace } from './living-workspace.ts';
import { machineAt } from './machines.ts';
import { type SlackCloud, slackCloud } from './slack-cloud.ts';
import { type SlackPerson, slackPerson } from './slack-person.ts';
import { signingSecret } from './slack-sender.ts';
import { answerPlace, lastView, type SlackMessageThere } from './slack-world.ts';
import type { StoredRevision } from './stored-rows.ts';
import { guidOf, teamsCloud, teamsUser } from './teams-cloud.ts';
import { type TeamsPerson, teamsPerson } from './teams-person.ts';
import { sendTo } from './teams-world.ts';

/**
 * The living plan's Fathers and Schools, served by one process on one port: the lead of Fathers and the coordinator are in Teams, the lead
 * of Schools and the Executive in Slack.
 */
export interface BothPlatforms {
  readonly url: string;
  inSlack(person: string): SlackPerson;
  inTeams(person: string): TeamsPerson;
  livesUntil(instant: string): Promise<void>;
  /** What stands in the Executive's channel, oldest first. */
  channel(): Promise<readonly SlackMessageThere[]>;
  /** A message there and its replies, oldest first. */
  thread(ts: string): Promise<readonly SlackMessageThere[]>;
  /** What was opened or drawn last in Slack. */
  modal(): SlackModal;
  revisions(ref: string): Promise<readonly StoredRevision[]>;
  /** What Slack or Teams would not take of all that was sent. */
  complaints(): readonly string[];
  end(): Promise<void>;
}

const inTeams = ['lead-fathers', 'coordinator'];
const inSlack = ['lead-two', 'executive'];
const minuteMs = 60_000;

export async function bothPlatforms(slug: string): Promise<BothPlatforms> {
  const database = await freshDatabase();
  const living = await livingWorkspace({ database });
  const { workings } = living;
  const machine = machineAt(new Date('2024-09-02T07:55:00Z'));
  const tenantId = guidOf(`tenant of ${slug}`);
  const slack = await slackCloud(
    inSlack.map((id) => emailOf(id, slug)),
    ['executive'],
  );
  const teams = await teamsCloud(messageComplaints);
  const answers = await answerPlace();
  const handles: Handle = (intent) => handle(workings, intent, machine.now());
  const serving = await serve(
    { DATABASE_URL: database.url, TEAMS_TENANT_IDS: tenantId, TEAMS_SERVICE_HOSTS: teams.host },
    { workings, slack, handles },
  );
  const { url, settled } = serving;
  const slackIds = await idsIn(slack, slug);
  const channel = await channelOf(slack);
  const plan = planOf(slug, { tenantId, teamId: slack.teamId, channel, slackIds });
  const { partnershipId } = await importPlan(workings, plan, machine.now());
  const deliver = async () => {
    await living.passes(15 * minuteMs);
    await dispatch(workings, serving.platformOf, machine);
  };
  const historyOf = async (id: string) => {
    const { messages } = await slack.call('conversations.history', { channel: id, limit: '100' });
    return (messages as SlackMessageThere[]).toReversed();
  };
  const follows = { settled, deliver };
  const people = new Map(
    inTeams.map((id) => {
      const team = { id: '19:team@thread.tacv2', channelId: '19:team@thread.tacv2' };
      const sends = (activity: object) => sendTo(url, activity);
      const user = teamsUser(id, { email: emailOf(id, slug) });
      return [id, teamsPerson({ cloud: teams, tenantId, team, sends, ...follows }, user)];
    }),
  );

  return {
    url,
    inSlack: (id) =>
      slackPerson(
        { cloud: slack, url, answerUrl: answers.url, historyOf, ...follows },
        slackIds.get(id) ?? id,
      ),
    inTeams(id) {
      const person = people.get(id);
      if (!person) throw new Error(`${id} is not in Teams.`);
      return person;
    },
    async livesUntil(instant) {
      const untilMs = Date.parse(instant);
      while (machine.now().getTime() < untilMs) {
        machine.passes(Math.min(30 * minuteMs, untilMs - machine.now().getTime()));
        await tick(workings, machine.now());
        await deliver();
      }
    },
    channel: () => historyOf(channel),
    async thread(ts) {
      const { messages } = await slack.call('conversations.replies', { channel, ts });
      return messages as SlackMessageThere[];
    },
    modal: () => lastView<SlackModal>(slack, /^views\.(open|update)$/),
    revisions: (ref) => living.revisionsOf(partnershipId, ref),
    complaints: () => [...slack.complaints, ...teams.complaints],
    async end() {
      await serving.end();
      await answers.end();
      await slack.end();
      await teams.end();
      await living.end();
    },
  };
}

interface Served {
  readonly workings: Workings;
  readonly slack: SlackCloud;
  readonly handles: Handle;
}

/** Both platforms on the web server, by the configuration alone, as the bot opens them. */
async function serve(env: NodeJS.ProcessEnv, { workings, slack, handles }: Served) {
  const config = readConfig({
    ...env,
    PORT: '0',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    TEAMS_UNAUTHENTICATED: 'on',
  });
  const { log } = workings;
  const storage = await openStorage(config, { asBot: true });
  const web = createWeb({ ready: async () => ({ ok: true, why: [] }) });
  const { all, platformOf } = await openPlatforms(config, workings, { app: web.app, log, storage });
  const { url, close } = await web.listen(config, async () => {
    for (const platform of all) await platform.start(handles);
  });
  return {
    url,
    platformOf,
    async settled() {
      for (const platform of all) await (platform as SlackPlatform | TeamsPlatform).settled();
    },
    async end() {
      await close();
      for (const platform of all) await platform.stop();
      await storage.close();
    },
  };
}

const emailOf = (id: string, slug: string): string => `${id}@${slug}.example.org`;

async function idsIn(slack: SlackCloud, slug: string): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    inSlack.map(async (id) => {
      const { user } = await slack.call('users.lookupByEmail', { email: emailOf(id, slug) });
      return [id, (user as { id: string }).id] as const;
    }),
  );
  return new Map(found);
}

async function channelOf(slack: SlackCloud): Promise<string> {
  const { channels } = await slack.call('conversations.list');
  const [first] = (channels as { id: string; name: string }[]).filter(
    ({ name }) => name === 'executive',
  );
  return first?.id ?? '';
}

interface There {
  readonly tenantId: string;
  readonly teamId: string;
  /** Slack's id of the Executive's. */
  readonly channel: string;
  readonly slackIds: ReadonlyMap<string, string>;
}

/** Fathers owes 1.1 and 1.2, Schools 2.1; nobody is deputy or chair. */
function planOf(slug: string, { tenantId, teamId, channel, slackIds }: There): Plan {
  const { people, subGroups, actions, ...plan } = livingPlan(slug);
  const groups = ['fathers', 'schools'];
  const accountOf = ({ id }: PlanPerson) =>
    inSlack.includes(id)
      ? { workspace: 'council', user: slackIds.get(id) ?? id }
      : { workspace: 'police', user: guidOf(id) };
  return {
    ...plan,
    workspaces: [
      { id: 'council', platform: 'slack', externalId: teamId },
      { id: 'police', platform: 'teams', externalId: tenantId },
    ],
    people: people
      .filter(({ id }) => [...inSlack, ...inTeams].includes(id))
      .map((one) => ({ ...one, accounts: [accountOf(one)] })),
    subGroups: subGroups
      .filter(({ id }) => groups.includes(id))
      .map(({ deputy: _, chair: __, ...one }) => one),
    actions: actions.filter(({ subGroup }) => groups.includes(subGroup)),
    schedule: exampleSchedule({ executiveChannel: { workspace: 'council', channel } }),
  };
}
