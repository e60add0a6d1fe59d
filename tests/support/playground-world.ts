import type { Plan } from '../../src/core/plan.ts';
import type { TeamsMessage } from '../../src/render/teams-message.ts';
import { cardComplaints, messageComplaints } from './card-complaints.ts';
import type { FreshDatabase } from './database.ts';
import { exampleSchedule } from './example-schedule.ts';
import { livingPlan } from './living-plan.ts';
import { type Playground, startPlayground } from './playground.ts';
import { messagesOf, type PlaygroundMessage } from './playground-messages.ts';
import { type PlaygroundPerson, playgroundPerson } from './playground-person.ts';
import type { Exchange } from './playground-wire.ts';
import type { StoredRevision } from './stored-rows.ts';
import { type TeamsBot, teamsBot } from './teams-bot.ts';
import { guidOf } from './teams-cloud.ts';

/** A partnership in Microsoft's test client: the real bot, and the six people whom the client knows. */
export interface PlaygroundWorld extends Omit<TeamsBot, 'workspaceOf' | 'imports'> {
  readonly plan: Plan;
  readonly partnershipId: string;
  /** Our id of the tenant. */
  readonly workspaceId: string;
  /** The client of the one who sits at it. */
  clientOf(person: string): Playground;
  /** What they do resolves when all that follows from it has arrived. */
  as(person: string): PlaygroundPerson;
  /** What was posted in the Executive's channel, oldest first, without the replies. */
  channel(): readonly PlaygroundMessage[];
  /** The replies below a message there. */
  thread(of: PlaygroundMessage): readonly PlaygroundMessage[];
  /** Until all that follows from what was done has arrived: for what is done in a browser. */
  follows(): Promise<void>;
  revisions(ref: string): Promise<readonly StoredRevision[]>;
  /** What Teams would not take of all that was sent. */
  complaints(): readonly string[];
}

export interface PlaygroundWorldOptions {
  /** The living plan's Fathers and Schools, where none is given. */
  readonly plan?: Plan;
  /** Six of its people. */
  readonly people?: readonly string[];
  /** A client shows one person's chat: those who sit at one of their own. The channel is in the last one's. */
  readonly atClients?: readonly string[];
  /** An empty one with the tables, outside of the tests; else a fresh one. */
  readonly database?: Omit<FreshDatabase, 'connection'>;
}

const six = [
  'lead-fathers',
  'lead-two',
  'deputy-fathers',
  'chair-fathers',
  'coordinator',
  'executive',
];

export async function playgroundWorld(
  slug: string,
  options: PlaygroundWorldOptions = {},
): Promise<PlaygroundWorld> {
  const { people = six, atClients = [people[0] ?? ''], plan: given = shortPlan(slug) } = options;
  const { database } = options;
  const tenantId = guidOf(`tenant of ${slug}`);
  const clients = await Promise.all(
    atClients.map((person) => clientFor(person, { slug, tenantId, plan: given, people })),
  );
  const bot = await teamsBot({
    tenantIds: [tenantId],
    hosts: clients.map(({ serviceUrl }) => new URL(serviceUrl).host),
    canTarget: false,
    ...(database && { database }),
  });
  for (const { reaches } of clients) reaches(`${bot.url}/api/messages`);
  const last = clients.at(-1) as Playground;
  const plan = inTenant(given, tenantId, last.team.channel.id);
  const partnershipId = await bot.imports(plan);
  const clientOf = (person: string) => clients[atClients.indexOf(person)] ?? last;
  const follows = async () => {
    await bot.settled();
    await bot.deliver();
  };
  const as = (person: string) => {
    const client = clientOf(person);
    const account = client.people.find(({ aadObjectId }) => aadObjectId === guidOf(person));
    if (!account) throw new Error(`${person} is not in the playground.`);
    return followed(playgroundPerson(client, account), follows);
  };
  const there = (place: string) =>
    messagesOf(last.wire.exchanges, [last.team.channel.id]).filter(({ conversationId }) =>
      conversationId.startsWith(place),
    );
  const startsIn = ({ id, conversationId }: PlaygroundMessage) => conversationId.endsWith(`=${id}`);

  return {
    ...bot,
    plan,
    partnershipId,
    workspaceId: await bot.workspaceOf(tenantId),
    clientOf,
    as,
    follows,
    channel: () => there(last.team.channel.id).filter(startsIn),
    thread: ({ id, conversationId }) => there(conversationId).filter((one) => one.id !== id),
    complaints: () => clients.flatMap(({ wire }) => wire.exchanges).flatMap(complaintsOf),
    revisions: (ref) => bot.living.revisionsOf(partnershipId, ref),
    async end() {
      await bot.end();
      for (const client of clients) await client.end();
    },
  };
}

interface Seats {
  readonly slug: string;
  readonly tenantId: string;
  readonly plan: Plan;
  readonly people: readonly string[];
}

function clientFor(person: string, { slug, tenantId, plan, people }: Seats): Promise<Playground> {
  const seated = [person, ...people.filter((one) => one !== person)];
  const idOf = (place: string) =>
    `19:${guidOf(`${place} of ${slug}`).replaceAll('-', '')}@thread.tacv2`;
  return startPlayground({
    config: {
      tenantId,
      people: seated.map((id) => {
        const { name = id, email = `${id}@example.org` } =
          plan.people.find((one) => one.id === id) ?? {};
        return { aadObjectId: guidOf(id), name, email };
      }),
      team: {
        id: idOf('team'),
        name: 'Partnership',
        channel: { id: idOf('channel'), name: 'Executive' },
      },
    },
  });
}

/** Each act, and then what follows from it. */
function followed(person: PlaygroundPerson, follows: () => Promise<void>): PlaygroundPerson {
  const then =
    <Given extends unknown[], Got>(act: (...given: Given) => Promise<Got>) =>
    async (...given: Given): Promise<Got> => {
      const got = await act(...given);
      await follows();
      return got;
    };
  return {
    ...person,
    installs: then(person.installs),
    uninstalls: then(person.uninstalls),
    installsInTeam: then(person.installsInTeam),
    uninstallsFromTeam: then(person.uninstallsFromTeam),
    says: then(person.says),
    asks: then(person.asks),
    press: then(person.press),
    pressOn: then(person.pressOn),
    redraws: then(person.redraws),
    searches: then(person.searches),
    sends: then(person.sends),
  };
}

function inTenant(plan: Plan, tenantId: string, channel: string): Plan {
  const workspace = 'council';
  return {
    ...plan,
    workspaces: [{ id: workspace, platform: 'teams', externalId: tenantId }],
    people: plan.people.map((one) => ({
      ...one,
      accounts: [{ workspace, user: guidOf(one.id) }],
    })),
    schedule: exampleSchedule({ executiveChannel: { workspace, channel } }),
  };
}

/** Fathers owes 1.1 and 1.2, Schools 2.1 and 2.2; both have the same deputy and the same chair. */
function shortPlan(slug: string): Plan {
  const { people, subGroups, actions, ...plan } = livingPlan(slug);
  return {
    ...plan,
    people: people.filter(({ id }) => six.includes(id)),
    subGroups: subGroups
      .filter(({ id }) => id === 'fathers' || id === 'schools')
      .map((one) => ({ ...one, deputy: 'deputy-fathers', chair: 'chair-fathers' })),
    actions: actions
      .filter(({ ref }) => ['1.1', '1.2', '2.1', '2.2'].includes(ref))
      .map((one) => ({ ...one, subGroup: one.priority === 1 ? 'fathers' : 'schools' })),
  };
}

function complaintsOf({ to, method, body, answer }: Exchange): readonly string[] {
  if (to === 'bot') {
    const { type, value } = answer;
    return type === 'application/vnd.microsoft.card.adaptive'
      ? cardComplaints(value as object)
      : [];
  }
  return method === 'GET' ? [] : messageComplaints(body as unknown as TeamsMessage);
}
