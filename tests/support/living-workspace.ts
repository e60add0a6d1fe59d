import pg from 'pg';
import { dispatch } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Intent, Reply } from '../../src/app/intent.ts';
import { jumpTime } from '../../src/app/jump-time.ts';
import type { LocalMessage } from '../../src/app/local-workspace.ts';
import type { PlatformOf } from '../../src/app/platform.ts';
import type { Done } from '../../src/app/run-due.ts';
import type { Conversations } from '../../src/app/store-conversations.ts';
import { tick } from '../../src/app/tick.ts';
import type { Workings } from '../../src/app/workings.ts';
import { readConfig } from '../../src/config.ts';
import type { Plan } from '../../src/core/plan.ts';
import { localDelivery } from '../../src/local/local-delivery.ts';
import { machine } from '../../src/machine.ts';
import { openStorage } from '../../src/open-storage.ts';
import { openWorkings } from '../../src/open-workings.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { keptLog } from './kept-log.ts';
import { livingPerson, type Person } from './living-person.ts';
import { livingPlan } from './living-plan.ts';
import { untilOneWaits, untilWaiting } from './lock-wait.ts';
import {
  type StoredAudit,
  type StoredRevision,
  storedAudit,
  storedRevisions,
  tablesThatHold,
  whatIsStored,
} from './stored-rows.ts';
import { type Trouble, troubledPlatform, withoutFind } from './troubled-platform.ts';

/** Five minutes before the first opening of the weekly schedule: Monday 2 September 2024, 8:55am. */
const startsAt = '2024-09-02T07:55:00Z';

/** A partnership with the people of its plan, in simulated time. */
export interface LivingPartnership {
  readonly workings: Workings;
  readonly partnershipId: string;
  readonly plan: Plan;
  as(person: string): Person;
  /** Walks simulated time to an instant, every milestone on the way. */
  jumpTo(instant: string): Promise<void>;
  /** Nothing runs until that instant; then one tick. Nothing is delivered yet. */
  wakesAt(instant: string): Promise<readonly Done[]>;
  deliver(): Promise<void>;
  /** The Executive's channel. */
  channel(): Promise<readonly LocalMessage[]>;
  /** From now on the platform refuses, for good, what goes to the Executive's channel; or takes it again. */
  archivesChannel(archived?: boolean): void;
  /** From now on what goes to this person has such a trouble; or none any more. */
  troubles(person: string, trouble?: Trouble): void;
  /** Every revision ever stored, in the order of action, period and revision; of one action where it is given. */
  revisions(ref?: string): Promise<readonly StoredRevision[]>;
  /** Who did what, oldest first. */
  audit(): Promise<readonly StoredAudit[]>;
  /** Our id of an action. */
  actionId(ref: string): Promise<string>;
  /** Imports this plan anew, changed as given. */
  changesPlan(changes: Partial<Plan>): Promise<void>;
}

/** The local workspace on a database of its own, in which several partnerships can live. */
export interface LivingWorkspace {
  readonly workings: Workings;
  /** Every line that was logged, as JSON. */
  readonly logged: readonly string[];
  /** A partnership with the short plan, under an id of its own, or with this plan. */
  founds(plan?: Plan, at?: string): Promise<LivingPartnership>;
  /** Anybody, by their user id. */
  person(userId: string): Person;
  /** Every revision ever stored of an action. */
  revisionsOf(partnershipId: string, ref: string): Promise<readonly StoredRevision[]>;
  /** Who did what there, oldest first. */
  auditOf(partnershipId: string): Promise<readonly StoredAudit[]>;
  /** Where people of Teams can be written to. */
  readonly conversations: Conversations;
  /** The state of every delivery of a kind, by whom it is for: the platform's id. */
  deliveries(kind: string): Promise<ReadonlyMap<string, string>>;
  /** Our id of a Slack team or a Teams tenant, which is stored where it is new. */
  workspaceOf(externalId: string, platform?: 'slack' | 'teams'): Promise<string>;
  /** As if so much of the database's own time went by: what waits, leases, settle times and open forms. */
  passes(ms: number): Promise<void>;
  /** The same of what waits to be matched by e-mail, and of when somebody was seen. */
  passesForMatching(ms: number): Promise<void>;
  /** Names of the tables in which a row holds this text. */
  tablesThatHold(text: string): Promise<readonly string[]>;
  /** A digest of each table's rows, without the record of which events were handled. */
  whatIsStored(): Promise<Readonly<Record<string, string>>>;
  /** Until a statement waits for a lock that another transaction holds. */
  untilOneWaits(): Promise<void>;
  /** The same of two. */
  untilTwoWait(): Promise<void>;
  end(): Promise<void>;
}

interface Living {
  /** Whether its platform can look up what is uncertain. Where it cannot, there is no settle time to wait for. */
  readonly canFind?: boolean;
  /** An empty one with the tables, outside of the tests; else a fresh one. */
  readonly database?: Omit<FreshDatabase, 'connection'>;
}

export async function livingWorkspace({
  canFind = true,
  database: given,
}: Living = {}): Promise<LivingWorkspace> {
  const database = given ?? (await freshDatabase());
  const config = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
  const storage = await openStorage(config, { asBot: true });
  const rows = new pg.Pool({ connectionString: database.url, max: 2 });
  // Dropping the database ends its connections.
  rows.on('error', () => undefined);
  const { localStore } = storage;
  const logged: string[] = [];
  const workings = {
    ...openWorkings(config, storage.database, keptLog(logged)),
    ...(canFind ? {} : { settleMs: 0 }),
  };
  const now = () => new Date();
  const troubles = new Map<string, Trouble>();
  const local = localDelivery(localStore);
  const platform = troubledPlatform(canFind ? local : withoutFind(local), troubles);
  const platformOf: PlatformOf = (id) => (id === localStore.workspaceId ? platform : undefined);
  const deliver = async () => {
    await dispatch(workings, platformOf, machine);
  };
  const sends = async (intent: Intent): Promise<Reply> => {
    const reply = await handle(workings, intent, now());
    await deliver();
    return reply;
  };
  const person = (userId: string) => livingPerson(localStore, sends, userId);
  let founded = 0;

  const founds = async (given?: Plan, at = startsAt): Promise<LivingPartnership> => {
    founded += 1;
    const plan = given ?? livingPlan(`york-${founded}`);
    const { partnershipId } = await importPlan(workings, plan, now(), new Date(at));
    const actionId = async (ref: string) => {
      const [action] = await workings.database.plans.actions(partnershipId, { refs: [ref] });
      if (!action) throw new Error(`The plan has no action ${ref}`);
      return action.id;
    };
    return {
      workings,
      partnershipId,
      plan,
      actionId,
      deliver,
      as: (key) => person(userIdOf(plan, key)),
      async jumpTo(instant) {
        const walked = await jumpTime(
          workings,
          platformOf,
          machine,
          partnershipId,
          new Date(instant),
        );
        if ('refused' in walked) throw new Error(walked.refused);
      },
      async wakesAt(instant) {
        await workings.database.members.moveTime(partnershipId, new Date(instant));
        return tick(workings, now(), partnershipId);
      },
      channel: () => localStore.messages(`channel:${channelOf(plan)}`, 100),
      archivesChannel(isArchived = true) {
        if (isArchived) troubles.set(channelOf(plan), 'refused');
        else troubles.delete(channelOf(plan));
      },
      troubles(key, trouble) {
        if (trouble) troubles.set(userIdOf(plan, key), trouble);
        else troubles.delete(userIdOf(plan, key));
      },
      audit: () => storedAudit(rows, partnershipId),
      revisions: (ref) => storedRevisions(rows, partnershipId, ref),
      async changesPlan(changes) {
        await importPlan(workings, { ...plan, ...changes }, now());
        await deliver();
      },
    };
  };

  return {
    workings,
    logged,
    founds,
    person,
    revisionsOf: (partnershipId, ref) => storedRevisions(rows, partnershipId, ref),
    auditOf: (partnershipId) => storedAudit(rows, partnershipId),
    async deliveries(kind) {
      const { rows: found } = await rows.query<{ to: string; state: string }>(
        `SELECT "toId" AS "to", state FROM "Delivery" WHERE kind = $1 ORDER BY id`,
        [kind],
      );
      return new Map(found.map(({ to, state }) => [to, state]));
    },
    conversations: storage.teamsConversations,
    workspaceOf: (externalId, platform = 'slack') => storage.workspaceOf(platform, externalId),
    async passes(ms) {
      await rows.query(
        `UPDATE "Delivery" SET "notBefore" = "notBefore" - $1 * interval '1 millisecond',
           "leaseUntilAt" = "leaseUntilAt" - $1 * interval '1 millisecond'
         WHERE state IN ('queued', 'sending', 'uncertain')`,
        [ms],
      );
      await rows.query(
        `UPDATE "Workspace" SET "postAfterAt" = "postAfterAt" - $1 * interval '1 millisecond',
           "replaceAfterAt" = "replaceAfterAt" - $1 * interval '1 millisecond',
           "findAfterAt" = "findAfterAt" - $1 * interval '1 millisecond'`,
        [ms],
      );
      await rows.query(
        `UPDATE "Delivery" SET "editsAfterAt" = "editsAfterAt" - $1 * interval '1 millisecond'`,
        [ms],
      );
    },
    async passesForMatching(ms) {
      await rows.query(
        `UPDATE "Workspace" SET "matchAt" = "matchAt" - $1 * interval '1 millisecond'`,
        [ms],
      );
      await rows.query(
        `UPDATE "Conversation" SET "seenAt" = "seenAt" - $1 * interval '1 millisecond'`,
        [ms],
      );
    },
    tablesThatHold: (text) => tablesThatHold(rows, text),
    whatIsStored: () => whatIsStored(rows),
    untilOneWaits: () => untilOneWaits(rows),
    untilTwoWait: () => untilWaiting(rows, 2),
    async end() {
      await rows.end();
      await storage.close();
      await database.drop();
    },
  };
}

function userIdOf(plan: Plan, key: string): string {
  return plan.people.find(({ id }) => id === key)?.email?.toLowerCase() ?? key;
}

function channelOf(plan: Plan): string {
  return plan.schedule?.executiveChannel?.channel ?? 'executive';
}
