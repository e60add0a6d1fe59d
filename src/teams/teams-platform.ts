import type { Express } from 'express';
import { faultOf } from '../app/fault-of.ts';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import type { Platform } from '../app/platform.ts';
import type { Conversations } from '../app/store-conversations.ts';
import { within } from '../app/within.ts';
import { DeliveryError } from '../core/errors.ts';
import type { Activity } from './activity.ts';
import { connectorOf } from './connector.ts';
import { deliverTo } from './deliver.ts';
import { readDirectory } from './directory.ts';
import { teamsEndpoint } from './endpoint.ts';
import { followPeople, type PeopleOptions } from './follow-people.ts';
import type { Gate } from './gate.ts';
import { receive, type Take } from './receive.ts';
import { teamsLimits } from './teams-limits.ts';
import { tokenWatch } from './token-watch.ts';

export interface TeamsOptions
  extends Pick<PeopleOptions, 'reached' | 'left' | 'unknownCame' | 'peopleChanged'> {
  /** The shared app: `/api/messages` is added to it. */
  readonly app: Express;
  readonly gate: Gate;
  readonly tenantIds: readonly string[];
  /** Our id of a tenant, which is stored where it is new. */
  readonly workspaceOf: (tenantId: string) => Promise<string>;
  readonly conversations: Conversations;
  readonly canTarget: boolean;
  readonly now: () => Date;
  readonly log: Log;
}

export interface TeamsPlatform extends Platform {
  /** Why it can do nothing now, as a sentence; undefined where it can. */
  trouble(): string | undefined;
  serves(workspaceId: string): boolean;
  /** Until every answer under way was said, or given up. */
  settled(): Promise<void>;
}

/** A bot that stops waits no longer for answers that Teams does not take at once. */
const lastAnswersMs = 2_000;

/** Microsoft Teams: the tenants that are listed, through one registration of the bot. */
export function teamsPlatform(options: TeamsOptions): TeamsPlatform {
  const { app, gate, tenantIds, workspaceOf, conversations, now, log } = options;
  const connector = connectorOf(gate);
  const delivering = { connector, conversations, now };
  const watch = tokenWatch(gate, log);
  const tenants = new Map<string, string>();
  const under = new Set<Promise<void>>();
  let take: Take | undefined;

  function afterwards(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        log.warn({ error: saidOf(error) }, 'What follows an answer in Teams did not go through.');
      })
      .finally(() => under.delete(done));
    under.add(done);
  }

  const tenantOf = (workspaceId: string): string =>
    [...tenants].find(([, id]) => id === workspaceId)?.[0] ?? '';

  const settled = async (): Promise<void> => {
    await Promise.all(under);
  };

  app.use(
    teamsEndpoint({ gate, log, take: async (activity) => take?.(activity) ?? { status: 503 } }),
  );

  return {
    name: 'teams',
    limits: teamsLimits,
    settled,
    serves: (workspaceId) => tenantOf(workspaceId) !== '',
    trouble: watch.trouble,
    async start(handle: Handle) {
      for (const tenantId of tenantIds) tenants.set(tenantId, await workspaceOf(tenantId));
      take = receive({
        ...options,
        delivering,
        handle,
        changed: followPeople({ ...options, connector, tenantOf }),
        afterwards,
        workspaceOf: (activity) => tenants.get(tenantIn(activity)),
      });
      watch.start();
    },
    async deliver(outgoing) {
      if (tenantOf(outgoing.to.workspaceId) !== '') return deliverTo(delivering, outgoing);
      throw new DeliveryError('not in this Teams', { permanent: false, ambiguous: false });
    },
    people: (workspaceId, signal) =>
      readDirectory(delivering, workspaceId, tenantOf(workspaceId), signal),
    async stop() {
      take = undefined;
      watch.stop();
      await within(lastAnswersMs, settled(), undefined);
    },
  };
}

const tenantIn = ({ channelData, conversation }: Activity): string =>
  (channelData?.tenant?.id ?? conversation.tenantId ?? '').toLowerCase();

/** What Teams says is of a fixed list. */
const saidOf = (error: unknown): string =>
  error instanceof DeliveryError ? error.message : faultOf(error);
