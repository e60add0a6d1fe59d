import { setMaxListeners } from 'node:events';
import { schedule } from 'node-cron';
import pLimit from 'p-limit';
import { workspacesAtOnce } from './app/dispatch.ts';
import { drain } from './app/drain.ts';
import type { Log } from './app/log.ts';
import type { Machine } from './app/machine.ts';
import type { PlatformOf } from './app/platform.ts';
import { settleUncertain } from './app/settle-uncertain.ts';
import { tickAll } from './app/tick.ts';
import type { Workings } from './app/workings.ts';
import { turnsOf } from './turns.ts';

const everyTenSeconds = '*/10 * * * * *';

/**
 * Ticks and delivers now and every ten seconds, and delivers at once when something is queued. Each workspace is served by itself,
 * so that a slow or limited one holds up neither another nor the calendar. Gives the way to stop, which waits for what is under way.
 */
export async function startHeartbeat(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
): Promise<() => Promise<void>> {
  const { log } = workings;
  const stopping = new AbortController();
  // Each message that waits for its turn listens.
  setMaxListeners(0, stopping.signal);
  const lanes = lanesOf(workings, platformOf, machine, stopping.signal);
  const ticks = turnsOf(() => attempt(log, () => tickAndLog(workings, machine)).then(wake));
  const settling = turnsOf(() =>
    attempt(log, () => settleUncertain(workings, platformOf, machine)).then(wake),
  );
  const waking = turnsOf(() =>
    attempt(log, async () => lanes.serve(await workings.database.ledger.waiting(machine.now()))),
  );
  function wake(): void {
    if (!stopping.signal.aborted) waking.ask();
  }
  const stopListening = await workings.database.ledger.onQueued(wake);
  const beat = () => {
    ticks.ask();
    settling.ask();
    wake();
  };
  const cron = schedule(everyTenSeconds, beat);
  beat();
  return async () => {
    stopping.abort();
    await cron.destroy();
    await stopListening();
    await Promise.all([ticks.ended(), settling.ended()]);
    await waking.ended();
    await lanes.ended();
  };
}

interface Lanes {
  serve(workspaceIds: readonly string[]): void;
  ended(): Promise<void>;
}

function lanesOf(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
  signal: AbortSignal,
): Lanes {
  const limit = pLimit(workspacesAtOnce);
  const lanes = new Map<string, ReturnType<typeof turnsOf>>();
  const serve = (workspaceId: string) =>
    attempt(workings.log, async () => {
      const platform = platformOf(workspaceId);
      if (platform) await drain(workings, platform, machine, { workspaceId, signal });
    });
  return {
    serve(workspaceIds) {
      for (const workspaceId of workspaceIds) {
        const lane = lanes.get(workspaceId) ?? turnsOf(() => limit(() => serve(workspaceId)));
        lanes.set(workspaceId, lane);
        lane.ask();
      }
    },
    async ended() {
      await Promise.all([...lanes.values()].map((lane) => lane.ended()));
    },
  };
}

async function tickAndLog(workings: Workings, machine: Machine): Promise<void> {
  const { log, measures } = workings;
  const beganAt = machine.elapsedMs();
  // A tick that fails counts too: the longest are those that wait in vain for the database.
  const { done, failures } = await tickAll(workings, machine.now()).finally(() =>
    measures.ticked(machine.elapsedMs() - beganAt),
  );
  for (const { partnershipId, what, outcome } of done) {
    log.info({ partnership: partnershipId, what, outcome }, 'Did what was due.');
  }
  for (const { partnershipId, what, error } of failures) {
    const facts = { partnership: partnershipId, what, error: nameOf(error) };
    log.error(facts, 'What was due failed; the next heartbeat tries again.');
  }
}

async function attempt(log: Log, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ error: nameOf(error) }, 'A heartbeat failed; the next one tries again.');
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
