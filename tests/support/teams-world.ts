import type { Plan } from '../../src/core/plan.ts';
import { messageComplaints } from './card-complaints.ts';
import { exampleSchedule } from './example-schedule.ts';
import { livingPlan } from './living-plan.ts';
import type { StoredAudit, StoredRevision } from './stored-rows.ts';
import { type TeamsBot, teamsBot } from './teams-bot.ts';
import {
  guidOf,
  type TeamsCloud,
  type TeamsMessageThere,
  teamsCloud,
  teamsUser,
} from './teams-cloud.ts';
import { type Answered, type TeamsPerson, teamsPerson } from './teams-person.ts';

export interface Team {
  readonly id: string;
  readonly channelId: string;
}

/** The living plan's partnership on Teams. */
export interface TeamsWorld extends TeamsBot {
  readonly cloud: TeamsCloud;
  readonly partnershipId: string;
  readonly tenantId: string;
  /** Our id of the tenant. */
  readonly workspaceId: string;
  /** With the Executive's channel. */
  readonly team: Team;
  readonly plan: Plan;
  readonly logged: readonly string[];
  as(person: string): TeamsPerson;
  /** The same person on another device. */
  onAnotherDevice(person: string): TeamsPerson;
  /** Sends the bot an activity. */
  sends(activity: object): Promise<Answered>;
  changesPlan(changes: Partial<Plan>): Promise<void>;
  /** The app is added to the Executive's team. */
  joinsTeam(): Promise<void>;
  /** Teams says that something changed in the Executive's team: what it says of it. */
  teamChanges(what: object): Promise<Answered>;
  /** What stands in the Executive's channel, oldest first. */
  channel(): readonly TeamsMessageThere[];
  /** The replies to a message there, oldest first. */
  thread(id: string): readonly TeamsMessageThere[];
  revisions(ref: string): Promise<readonly StoredRevision[]>;
  /** The state of each person's delivery of a kind, by their id in the plan. */
  deliveries(kind: string): Promise<ReadonlyMap<string, string>>;
  audit(): Promise<readonly StoredAudit[]>;
}

export interface TeamsWorldOptions {
  /** What its plan has in the place of the living plan's. */
  readonly changes?: Partial<Plan>;
  /** The plan lists no accounts: people are found by e-mail address. */
  readonly byEmail?: boolean;
  /** No partnership uses the tenant: the plan's is on the local workspace alone. */
  readonly unclaimed?: boolean;
  /** Those for whom the app is not installed. */
  readonly without?: readonly string[];
  /** The app is not in the Executive's team. */
  readonly outOfTeam?: boolean;
}

export async function teamsWorld(
  slug: string,
  options: TeamsWorldOptions = {},
): Promise<TeamsWorld> {
  const { changes = {}, byEmail = false, without = [], outOfTeam = false } = options;
  const base = livingPlan(slug, changes);
  const tenantId = guidOf(`tenant of ${slug}`);
  const team = {
    id: `19:team-${slug}@thread.tacv2`,
    channelId: `19:executive-${slug}@thread.tacv2`,
  };
  const cloud = await teamsCloud(messageComplaints);
  const bot = await teamsBot({ tenantIds: [tenantId], hosts: [cloud.host], canTarget: true });
  const { living, settled, deliver } = bot;
  const workspaceId = await bot.workspaceOf(tenantId);
  let plan = options.unclaimed ? base : onTeams(base, tenantId, team.channelId, byEmail);
  const partnershipId = await bot.imports(plan);
  const sends = (activity: object) => sendTo(bot.url, activity);
  const surroundings = { cloud, tenantId, team, sends, settled, deliver };
  const users = new Map(
    plan.people.map(({ id, name, email = '' }) => [id, { ...teamsUser(id), name, email }]),
  );
  const people = new Map<string, TeamsPerson>();
  const device = (id: string) => teamsPerson(surroundings, users.get(id) ?? teamsUser(id));
  const as = (id: string): TeamsPerson => {
    const person = people.get(id) ?? device(id);
    people.set(id, person);
    return person;
  };
  const joinsTeam = async () => {
    cloud.joins(team.id, ...users.values());
    cloud.joins(team.channelId, ...users.values());
    await sends(addedTo(team, tenantId, cloud));
    await settled();
  };
  let changed = 0;
  const teamChanges = async (what: object) => {
    changed += 1;
    const answered = await sends({
      ...addedTo(team, tenantId, cloud),
      action: undefined,
      type: 'conversationUpdate',
      id: `change ${changed}`,
      ...what,
    });
    await settled();
    return answered;
  };
  for (const id of users.keys()) if (!without.includes(id)) await as(id).installs();
  if (!outOfTeam) await joinsTeam();

  return {
    ...bot,
    cloud,
    partnershipId,
    tenantId,
    workspaceId,
    team,
    get plan() {
      return plan;
    },
    logged: living.logged,
    as,
    onAnotherDevice: device,
    sends,
    async changesPlan(changed) {
      plan = { ...plan, ...changed };
      await bot.imports(plan);
      await deliver();
    },
    joinsTeam,
    teamChanges,
    channel: () => cloud.messages(team.channelId),
    thread: (id) => cloud.messages(`${team.channelId};messageid=${id}`),
    revisions: (ref) => living.revisionsOf(partnershipId, ref),
    async deliveries(kind) {
      const byUser = await living.deliveries(kind);
      const states = [...users].map(([id, { userId }]) => [id, byUser.get(userId) ?? ''] as const);
      return new Map(states);
    },
    audit: () => living.auditOf(partnershipId),
    async end() {
      await bot.end();
      await cloud.end();
    },
  };
}

/** As Teams posts it. */
export async function sendTo(url: string, activity: object, token?: string): Promise<Answered> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, said: text.startsWith('{') ? JSON.parse(text) : text };
}

/** What Teams sends when an owner adds the app to a team, from one of its channels. */
export function addedTo(team: Team, tenantId: string, cloud: TeamsCloud): object {
  return {
    type: 'installationUpdate',
    action: 'add',
    id: `added to ${team.id}`,
    channelId: 'msteams',
    serviceUrl: cloud.serviceUrl(tenantId),
    from: { id: '29:owner', aadObjectId: guidOf('owner') },
    recipient: { id: cloud.botId },
    conversation: { id: team.channelId, conversationType: 'channel', tenantId },
    channelData: {
      tenant: { id: tenantId },
      team: { id: team.id },
      channel: { id: team.channelId },
    },
  };
}

function onTeams(plan: Plan, tenantId: string, channel: string, byEmail: boolean): Plan {
  const workspace = 'council';
  return {
    ...plan,
    workspaces: [{ id: workspace, platform: 'teams', externalId: tenantId }],
    people: plan.people.map((one) => ({
      ...one,
      accounts: byEmail ? [] : [{ workspace, user: guidOf(one.id) }],
    })),
    schedule: exampleSchedule({ executiveChannel: { workspace, channel } }),
  };
}
