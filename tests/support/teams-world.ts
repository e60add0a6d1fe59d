import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterLeft, afterReached } from '../../src/app/after-reached.ts';
import { dispatch } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Handle } from '../../src/app/intent.ts';
import { matchWanted } from '../../src/app/match-wanted.ts';
import { tick } from '../../src/app/tick.ts';
import type { Workings } from '../../src/app/workings.ts';
import type { Plan } from '../../src/core/plan.ts';
import { openPrisma } from '../../src/db/client.ts';
import { conversationsOf } from '../../src/db/conversations.ts';
import { gateOf } from '../../src/teams/gate.ts';
import { teamsPlatform } from '../../src/teams/teams-platform.ts';
import { cardComplaints } from './card-complaints.ts';
import { freshDatabase } from './database.ts';
import { exampleSchedule } from './example-schedule.ts';
import { livingPlan } from './living-plan.ts';
import { type LivingWorkspace, livingWorkspace } from './living-workspace.ts';
import { machineAt } from './machines.ts';
import type { StoredAudit, StoredRevision } from './stored-rows.ts';
import { guidOf, type TeamsCloud, type TeamsMessageThere, teamsCloud, teamsUser } from './teams-cloud.ts';
import { type Answered, type TeamsPerson, teamsPerson } from './teams-person.ts';

/** The living plan's partnership on Teams, in real time that the test moves on. */
export interface TeamsWorld {
  readonly cloud: TeamsCloud;
  readonly living: LivingWorkspace;
  readonly workings: Workings;
  readonly partnershipId: string;
  readonly tenantId: string;
  /** Our id of the tenant. */
  readonly workspaceId: string;
  readonly team: { readonly id: string; readonly channelId: string };
  readonly plan: Plan;
  readonly url: string;
  readonly logged: readonly string[];
  now(): Date;
  as(person: string): TeamsPerson;
  sends(activity: object): Promise<Answered>;
  livesUntil(instant: string): Promise<void>;
  deliver(): Promise<void>;
  /** Matches people by e-mail where that is wanted, and delivers; so many milliseconds later. */
  matches(laterMs?: number): Promise<void>;
  changesPlan(changes: Partial<Plan>): Promise<void>;
  /** What stands in the Executive's channel, oldest first. */
  channel(): readonly TeamsMessageThere[];
  /** The replies to a message there, oldest first. */
  thread(id: string): readonly TeamsMessageThere[];
  revisions(ref: string): Promise<readonly StoredRevision[]>;
  audit(): Promise<readonly StoredAudit[]>;
  handlesBy(around?: (handle: Handle) => Handle): void;
  settled(): Promise<void>;
  end(): Promise<void>;
}

export interface TeamsWorldOptions {
  readonly changes?: Partial<Plan>;
  /** The plan lists no accounts: people are found by e-mail address. */
  readonly byEmail?: boolean;
  /** Those who did not install the app. */
  readonly without?: readonly string[];
  /** The app is not in the Executive's team. */
  readonly outOfTeam?: boolean;
}

const minuteMs = 60_000;

export async function teamsWorld(slug: string, options: TeamsWorldOptions = {}): Promise<TeamsWorld> {
  const { changes = {}, byEmail = false, without = [], outOfTeam = false } = options;
  const database = await freshDatabase();
  const living = await livingWorkspace({ database });
  const { workings } = living;
  const prisma = openPrisma(database.connection, 2);
  const conversations = conversationsOf(prisma);
  const tenantId = guidOf(`tenant of ${slug}`);
  const team = { id: `19:team-${slug}@thread.tacv2`, channelId: `19:executive-${slug}@thread.tacv2` };
  const cloud = await teamsCloud(cardComplaints);
  const machine = machineAt(new Date('2024-09-02T07:55:00Z'));
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { log } = workings;
  const now = () => new Date();
  const config = {
    app: 'unauthenticated',
    tenantIds: [tenantId],
    serviceHosts: [cloud.host],
    openIdMetadataUrl: url,
  } as const;
  const platform = teamsPlatform({
    app,
    gate: gateOf({ config, now, log }),
    tenantIds: [tenantId],
    workspaceOf: (id) => living.workspaceOf(id, 'teams'),
    conversations,
    reached: (who) => afterReached(workings, who, machine.now()),
    left: (who) => afterLeft(workings, who),
    canTarget: true,
    now,
    log,
  });
  const handles: Handle = (intent) => handle(workings, intent, machine.now());
  let handling = handles;
  await platform.start((intent) => handling(intent));
  const workspaceId = await living.workspaceOf(tenantId, 'teams');
  let plan = onTeams(livingPlan(slug, changes), tenantId, team.channelId, byEmail);
  const { partnershipId } = await importPlan(workings, plan, machine.now());
  const platformOf = (id: string) => (platform.serves(id) ? platform : undefined);

  const deliver = async () => {
    await living.passes(15 * minuteMs);
    await dispatch(workings, platformOf, machine);
  };
  const sends = async (activity: object): Promise<Answered> => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, said: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const surroundings = { cloud, tenantId, team, sends, settled: platform.settled, deliver };
  const users = new Map(
    plan.people.map(({ id, name, email = '' }) => [id, { ...teamsUser(id), name, email }]),
  );
  const people = new Map<string, TeamsPerson>();
  const as = (person: string): TeamsPerson => {
    const known = people.get(person) ?? teamsPerson(surroundings, users.get(person) ?? teamsUser(person));
    people.set(person, known);
    return known;
  };
  for (const id of users.keys()) if (!without.includes(id)) await as(id).installs();
  if (!outOfTeam) await joinsTeam();

  async function joinsTeam(): Promise<void> {
    cloud.joins(team.id, ...users.values());
    cloud.joins(team.channelId, ...users.values());
    await sends({
      type: 'installationUpdate',
      action: 'add',
      id: 'installs',
      channelId: 'msteams',
      serviceUrl: cloud.serviceUrl(tenantId),
      from: { id: '29:admin', aadObjectId: guidOf('admin') },
      recipient: { id: cloud.botId },
      conversation: { id: team.channelId, conversationType: 'channel', tenantId },
      channelData: { tenant: { id: tenantId }, team: { id: team.id }, channel: { id: team.channelId } },
    });
    await platform.settled();
  }

  return {
    cloud,
    living,
    workings,
    partnershipId,
    tenantId,
    workspaceId,
    team,
    get plan() {
      return plan;
    },
    url,
    logged: living.logged,
    now: machine.now,
    as,
    sends,
    deliver,
    async livesUntil(instant) {
      const untilMs = Date.parse(instant);
      while (machine.now().getTime() < untilMs) {
        machine.passes(Math.min(10 * minuteMs, untilMs - machine.now().getTime()));
        await tick(workings, machine.now());
        await deliver();
      }
    },
    async matches(laterMs = 0) {
      await living.passesForMatching(laterMs);
      await matchWanted(workings, platformOf, machine);
      await deliver();
    },
    async changesPlan(changed) {
      plan = { ...plan, ...changed };
      await importPlan(workings, plan, machine.now());
      await deliver();
    },
    channel: () => cloud.messages(team.channelId),
    thread: (id) => cloud.messages(`${team.channelId};messageid=${id}`),
    revisions: (ref) => living.revisionsOf(partnershipId, ref),
    audit: () => living.auditOf(partnershipId),
    handlesBy(around = (same) => same) {
      handling = around(handles);
    },
    settled: platform.settled,
    async end() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await cloud.end();
      await prisma.$disconnect();
      await living.end();
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
