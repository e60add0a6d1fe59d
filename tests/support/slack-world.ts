import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterInstall } from '../../src/app/after-install.ts';
import { dispatch } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Handle } from '../../src/app/intent.ts';
import { matchWanted } from '../../src/app/match-wanted.ts';
import type { Installation } from '../../src/app/store-installations.ts';
import { tick } from '../../src/app/tick.ts';
import type { Workings } from '../../src/app/workings.ts';
import type { Plan } from '../../src/core/plan.ts';
import { openPrisma } from '../../src/db/client.ts';
import { installationsOf } from '../../src/db/installations.ts';
import { sealingWith } from '../../src/db/sealing.ts';
import type { SlackBlock, SlackHome, SlackModal } from '../../src/render/block-json.ts';
import { slackPlatform } from '../../src/slack/slack-platform.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { exampleSchedule } from './example-schedule.ts';
import { livingPlan } from './living-plan.ts';
import { type LivingWorkspace, livingWorkspace } from './living-workspace.ts';
import { machineAt } from './machines.ts';
import { installIn, oauthApp, type SlackCloud, slackCloud } from './slack-cloud.ts';
import { type SlackPerson, slackPerson } from './slack-person.ts';
import { signingSecret } from './slack-sender.ts';
import type { StoredAudit, StoredRevision } from './stored-rows.ts';

export interface SlackMessageThere {
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** The living plan's partnership on a Slack, in real time that the test moves on. */
export interface SlackWorld {
  readonly cloud: SlackCloud;
  /** Its database, in which other partnerships can live. */
  readonly living: LivingWorkspace;
  now(): Date;
  readonly partnershipId: string;
  /** Slack's id of the Executive's channel. */
  readonly channelId: string;
  readonly workings: Workings;
  /** Our id of the team. */
  readonly workspaceId: string;
  /** As it was imported last. */
  readonly plan: Plan;
  /** Where the bot listens. */
  readonly url: string;
  /** Where Slack would take answers. */
  readonly answerUrl: string;
  readonly logged: readonly string[];
  /** `homeTeam`: Slack's id of the team they are of, where that is another. */
  as(person: string, homeTeam?: string): SlackPerson;
  /** Until that instant, every ten minutes; what falls due is done and delivered. */
  livesUntil(instant: string): Promise<void>;
  deliver(): Promise<void>;
  /** Matches people by e-mail where that is wanted, as each heartbeat does, and delivers; so many milliseconds later. */
  matches(laterMs?: number): Promise<void>;
  /** Imports its plan changed as given. */
  changesPlan(changes: Partial<Plan>): Promise<void>;
  /** Who did what, oldest first. */
  audit(): Promise<readonly StoredAudit[]>;
  /** What stands in the Executive's channel, oldest first. */
  channel(): Promise<readonly SlackMessageThere[]>;
  /** A message and its replies, oldest first. */
  thread(ts: string): Promise<readonly SlackMessageThere[]>;
  archivesChannel(): Promise<void>;
  /** An administrator installs the bot, as a browser does it. */
  installs(): Promise<void>;
  isServed(): boolean;
  /** Until what goes on after an acknowledgement has ended. */
  settled(): Promise<void>;
  /** From now on what arrives is handled so; or as ever, where nothing is given. */
  handlesBy(around?: (handle: Handle) => Handle): void;
  /** Every revision ever stored of an action. */
  revisions(ref: string): Promise<readonly StoredRevision[]>;
  /** The modal that was opened or drawn last. */
  modal(): SlackModal;
  /** The page that was published last. */
  home(): SlackHome;
  /** What was said at the addresses that Slack gives for answers, oldest first. */
  readonly responses: readonly Readonly<Record<string, unknown>>[];
  /** The next answers there are refused with these statuses. */
  refusesAnswers(...statuses: number[]): void;
  end(): Promise<void>;
}

const minuteMs = 60_000;

export interface SlackWorldOptions {
  /** What its plan has in the place of the living plan's. */
  readonly changes?: Partial<Plan>;
  /** The plan lists no accounts: people are found by e-mail address. */
  readonly byEmail?: boolean;
  /** No partnership uses the team: the plan's is on the local workspace alone. */
  readonly unclaimed?: boolean;
  /** People of the plan who are not in Slack. */
  readonly without?: readonly string[];
  /** The team installs the bot by OAuth, in the place of a token that is configured. */
  readonly byOAuth?: boolean;
}

export async function slackWorld(
  slug: string,
  options: SlackWorldOptions = {},
): Promise<SlackWorld> {
  const { changes = {}, byEmail = false, unclaimed = false, without = [] } = options;
  const database = await freshDatabase();
  const living = await livingWorkspace({ database });
  const { workings } = living;
  const base = livingPlan(slug, changes);
  const app = express();
  // A machine that is busy for seconds must not find its lines closed.
  const server = createServer({ keepAliveTimeout: 60_000 }, app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cloud = await slackCloud(
    base.people.flatMap(({ id, email }) => (email && !without.includes(id) ? email : [])),
    ['executive'],
    { redirectUri: `${url}/slack/oauth_redirect` },
  );
  const userIds = await userIdsOf(cloud, base);
  const channelId = await channelNamed(cloud, 'executive');
  const machine = machineAt(new Date('2024-09-02T07:55:00Z'));
  const answers = await answerPlace();
  const { prisma, workspaces } = options.byOAuth
    ? manyWorkspaces(database, living, url)
    : { workspaces: oneWorkspace(cloud, living), prisma: undefined };
  const platform = slackPlatform({
    app,
    workspaces,
    receives: { over: 'http', signingSecret },
    lookUps: 'internal',
    apiUrl: cloud.apiUrl,
    // Slack's own messages and signatures are of this very moment.
    now: () => new Date(),
    log: workings.log,
  });
  const handles: Handle = (intent) => handle(workings, intent, machine.now());
  let handling = handles;
  await platform.start((intent) => handling(intent));
  if (options.byOAuth) await installIn(cloud, url);
  const listed = byEmail ? undefined : userIds;
  let plan = unclaimed ? base : onSlack(base, cloud.teamId, channelId, listed);
  const { partnershipId } = await importPlan(workings, plan, machine.now());
  const workspaceId = await living.workspaceOf(cloud.teamId);
  const platformOf = (id: string) => (platform.serves(id) ? platform : undefined);
  const deliver = async () => {
    await living.passes(15 * minuteMs);
    await dispatch(workings, platformOf, machine);
  };
  const historyOf = async (channel: string) => {
    const { messages } = await cloud.call('conversations.history', { channel, limit: '100' });
    return (messages as SlackMessageThere[]).toReversed();
  };
  const world = {
    cloud,
    url,
    answerUrl: answers.url,
    responses: answers.said,
    deliver,
    historyOf,
    settled: platform.settled,
  };
  return {
    cloud,
    living,
    now: machine.now,
    partnershipId,
    channelId,
    workings,
    workspaceId,
    get plan() {
      return plan;
    },
    url,
    answerUrl: answers.url,
    logged: living.logged,
    responses: answers.said,
    refusesAnswers: answers.refuses,
    as: (person, homeTeam) => slackPerson(world, userIds.get(person) ?? person, homeTeam),
    async livesUntil(instant) {
      const untilMs = Date.parse(instant);
      while (machine.now().getTime() < untilMs) {
        machine.passes(Math.min(10 * minuteMs, untilMs - machine.now().getTime()));
        await tick(workings, machine.now());
        await deliver();
      }
    },
    deliver,
    async matches(laterMs = 0) {
      await living.passesForMatching(laterMs);
      await matchWanted(workings, platformOf, machine);
      await deliver();
    },
    async changesPlan(changes) {
      plan = { ...plan, ...changes };
      await importPlan(workings, plan, machine.now());
      await deliver();
    },
    audit: () => living.auditOf(partnershipId),
    channel: () => historyOf(channelId),
    async thread(ts) {
      const { messages } = await cloud.call('conversations.replies', { channel: channelId, ts });
      return messages as SlackMessageThere[];
    },
    async archivesChannel() {
      await cloud.call('conversations.archive', { channel: channelId });
    },
    async installs() {
      await installIn(cloud, url);
    },
    isServed: () => platformOf(workspaceId) !== undefined,
    settled: platform.settled,
    handlesBy(around = (same) => same) {
      handling = around(handles);
    },
    revisions: (ref) => living.revisionsOf(partnershipId, ref),
    modal: () => lastView<SlackModal>(cloud, /^views\.(open|update)$/),
    home: () => lastView<SlackHome>(cloud, /^views\.publish$/),
    async end() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await answers.end();
      await cloud.end();
      await prisma?.$disconnect();
      await living.end();
    },
  };
}

function oneWorkspace({ botToken }: SlackCloud, { workspaceOf }: LivingWorkspace) {
  return { by: 'token', botToken, workspaceOf } as const;
}

function manyWorkspaces(
  { connection }: FreshDatabase,
  { workings }: LivingWorkspace,
  publicUrl: string,
) {
  const prisma = openPrisma(connection, 2);
  const workspaces = {
    by: 'oauth',
    ...oauthApp,
    stateSecret: 'a state secret of the tests',
    publicUrl,
    installations: installationsOf(prisma, 'slack', sealingWith([randomBytes(32)])),
    installed: (one: Installation) => afterInstall(workings.database, one, new Date()),
  } as const;
  return { prisma, workspaces };
}

/** The view that was shown last by one of these methods. */
export function lastView<Wanted>({ calls }: SlackCloud, methods: RegExp): Wanted {
  const view = calls.findLast(({ method }) => methods.test(method))?.asked.view;
  if (!view) throw new Error('No view was shown.');
  return view as Wanted;
}

function onSlack(
  plan: Plan,
  teamId: string,
  channel: string,
  userIds: ReadonlyMap<string, string> | undefined,
): Plan {
  const workspace = 'council';
  return {
    ...plan,
    workspaces: [{ id: workspace, platform: 'slack', externalId: teamId }],
    people: plan.people.map((one) => ({
      ...one,
      accounts: userIds ? [{ workspace, user: userIds.get(one.id) ?? one.id }] : [],
    })),
    schedule: exampleSchedule({ executiveChannel: { workspace, channel } }),
  };
}

async function userIdsOf(cloud: SlackCloud, plan: Plan): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    plan.people.map(async ({ id, email = '' }) => {
      const { user } = await cloud.call('users.lookupByEmail', { email });
      return [id, (user as { id: string } | undefined)?.id ?? id] as const;
    }),
  );
  return new Map(found);
}

async function channelNamed(cloud: SlackCloud, name: string): Promise<string> {
  const { channels } = await cloud.call('conversations.list');
  const channel = (channels as { id: string; name: string }[]).find((one) => one.name === name);
  if (!channel) throw new Error(`There is no channel ${name}.`);
  return channel.id;
}

/** Where Slack would take answers to commands and presses. */
export async function answerPlace() {
  const said: Record<string, unknown>[] = [];
  const refusals: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const refusal = refusals.shift();
      if (refusal !== undefined) {
        response.writeHead(refusal).end();
        return;
      }
      said.push(JSON.parse(Buffer.concat(parts).toString()));
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/answers`,
    said,
    refuses: (...statuses: number[]) => {
      refusals.push(...statuses);
    },
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
