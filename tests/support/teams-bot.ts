import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterLeft, afterReached, afterUnknown } from '../../src/app/after-reached.ts';
import { dispatch } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Handle } from '../../src/app/intent.ts';
import { matchWanted } from '../../src/app/match-wanted.ts';
import { tick } from '../../src/app/tick.ts';
import type { Workings } from '../../src/app/workings.ts';
import type { Plan } from '../../src/core/plan.ts';
import { openGate } from '../../src/teams/gate.ts';
import { teamsPlatform } from '../../src/teams/teams-platform.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type LivingWorkspace, livingWorkspace } from './living-workspace.ts';
import { machineAt } from './machines.ts';

/** The bot with Teams alone, on a database of its own, in real time that the test moves on. It begins on a Monday, five minutes before nine. */
export interface TeamsBot {
  /** Where it listens. */
  readonly url: string;
  readonly living: LivingWorkspace;
  readonly workings: Workings;
  now(): Date;
  /** Our id of a tenant. */
  workspaceOf(tenantId: string): Promise<string>;
  imports(plan: Plan): Promise<string>;
  livesUntil(instant: string): Promise<void>;
  /** Sends what can go so many milliseconds later: by default once what was tried has waited. */
  deliver(laterMs?: number): Promise<void>;
  /** Matches people by e-mail where that is wanted, and delivers; so many milliseconds later. */
  matches(laterMs?: number): Promise<void>;
  /** From now on what arrives is handled so; or as ever, where nothing is given. */
  handlesBy(around?: (handle: Handle) => Handle): void;
  /** Until what goes on after an answer has ended. */
  settled(): Promise<void>;
  end(): Promise<void>;
}

export interface TeamsBotOptions {
  readonly tenantIds: readonly string[];
  /** Where Teams takes calls. */
  readonly hosts: readonly string[];
  readonly canTarget: boolean;
  /** An empty one with the tables, outside of the tests; else a fresh one. */
  readonly database?: Omit<FreshDatabase, 'connection'>;
}

const minuteMs = 60_000;

export async function teamsBot({
  tenantIds,
  hosts,
  canTarget,
  database: given,
}: TeamsBotOptions): Promise<TeamsBot> {
  const database = given ?? (await freshDatabase());
  const living = await livingWorkspace({ database });
  const { workings } = living;
  const machine = machineAt(new Date('2024-09-02T07:55:00Z'));
  const app = express();
  // A machine that is busy for seconds must not find its lines closed.
  const server = createServer({ keepAliveTimeout: 60_000 }, app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { log } = workings;
  const now = () => new Date();
  const config = {
    app: 'unauthenticated',
    tenantIds,
    serviceHosts: hosts,
    openIdMetadataUrl: url,
  } as const;
  const workspaceOf = (id: string) => living.workspaceOf(id, 'teams');
  const platform = teamsPlatform({
    app,
    gate: await openGate({ config, now, log }),
    tenantIds,
    workspaceOf,
    conversations: living.conversations,
    reached: (who) => afterReached(workings.database, { ...who, isNew: true }, machine.now()),
    left: (who) => afterLeft(workings.database, who),
    unknownCame: (id) => afterUnknown(workings.database, id),
    peopleChanged: (id) => workings.database.matches.want(id),
    canTarget,
    now,
    log,
  });
  const handles: Handle = (intent) => handle(workings, intent, machine.now());
  let handling = handles;
  await platform.start((intent) => handling(intent));
  const platformOf = (id: string) => (platform.serves(id) ? platform : undefined);
  const deliver = async (laterMs = 15 * minuteMs) => {
    await living.passes(laterMs);
    await dispatch(workings, platformOf, machine);
  };

  return {
    url,
    living,
    workings,
    now: machine.now,
    workspaceOf,
    imports: async (plan) => (await importPlan(workings, plan, machine.now())).partnershipId,
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
    handlesBy(around = (same) => same) {
      handling = around(handles);
    },
    settled: platform.settled,
    async end() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await living.end();
    },
  };
}
