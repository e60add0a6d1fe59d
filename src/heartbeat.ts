import { setMaxListeners } from 'node:events';
import { schedule } from 'node-cron';
import { workspacesAtOnce } from './app/dispatch.ts';
import { type Drain, drainOf, untilEmpty } from './app/drain.ts';
import { faultOf } from './app/fault-of.ts';
import type { Machine } from './app/machine.ts';
import { matchWanted } from './app/match-wanted.ts';
import type { Work } from './app/measures.ts';
import type { PlatformOf } from './app/platform.ts';
import { settledAtOnce, settleWorkspace } from './app/settle-uncertain.ts';
import { tickAll } from './app/tick.ts';
import type { Workings } from './app/workings.ts';
import { type Lanes, lanesOf } from './lanes.ts';
import { turnsOf } from './turns.ts';

const everyTenSeconds = '*/10 * * * * *';

/**
 * Ticks, settles, matches people and delivers now and every ten seconds, and delivers at once when something is queued. Each workspace is served by
 * itself, so that a slow or limited one holds up neither another nor the calendar. Gives the way to stop, which waits for what is
 * under way.
 */
export async function startHeartbeat(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
): Promise<() => Promise<void>> {
  const { ledger } = workings.database;
  const stopping = new AbortController();
  // Each message that waits for its turn listens.
  setMaxListeners(0, stopping.signal);
  const doing = (work: Work, does: () => Promise<unknown>) => () => attempt(workings, work, does);

  const delivering = deliveringLanes(workings, platformOf, machine, stopping.signal);
  const waking = turnsOf(
    doing('deliver', async () => delivering.ask(await ledger.waiting(machine.now()))),
  );
  const wake = () => {
    if (!stopping.signal.aborted) waking.ask();
  };
  const settling = settlingLanes(workings, platformOf, machine, wake, stopping.signal);
  const settles = turnsOf(
    doing('settle', async () => {
      const expired = await ledger.expire(workings.settleMs);
      if (expired > 0)
        workings.log.warn(
          { deliveries: expired },
          'Whoever sent these is gone; they are looked up.',
        );
      if (!stopping.signal.aborted) settling.ask(await ledger.unsettledIn());
    }),
  );
  const tick = doing('tick', () => tickAndLog(workings, machine));
  const ticks = turnsOf(() => tick().then(wake));

  const matches = turnsOf(
    doing('match', () => matchWanted(workings, platformOf, machine, stopping.signal)),
  );

  const stopListening = await ledger.onQueued(wake);
  const beat = () => {
    ticks.ask();
    settles.ask();
    matches.ask();
    wake();
  };
  const cron = schedule(everyTenSeconds, beat);
  beat();
  return async () => {
    stopping.abort();
    await cron.destroy();
    await stopListening();
    await Promise.all([ticks.ended(), settles.ended(), matches.ended()]);
    await settling.ended();
    await waking.ended();
    await delivering.ended();
  };
}

function deliveringLanes(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
  signal: AbortSignal,
): Lanes {
  return lanesOf(workspacesAtOnce, (workspaceId, inSlot) => {
    let drain: Drain | undefined;
    return () =>
      attempt(workings, 'deliver', async () => {
        const platform = platformOf(workspaceId);
        if (!platform) return;
        drain ??= drainOf(workings, platform, machine, { workspaceId, signal });
        const batch = drain;
        await untilEmpty(() => inSlot(batch), machine, signal);
      });
  });
}

function settlingLanes(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
  wake: () => void,
  signal: AbortSignal,
): Lanes {
  return lanesOf(settledAtOnce, (workspaceId, inSlot) => async () => {
    const platform = platformOf(workspaceId);
    if (!platform) return;
    await attempt(workings, 'settle', () =>
      inSlot(() => settleWorkspace(workings, platform, machine, workspaceId, signal)),
    );
    wake();
  });
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
    measures.failed('due');
    const facts = { partnership: partnershipId, what, error: faultOf(error) };
    log.error(facts, 'What was due failed; the next heartbeat tries again.');
  }
}

async function attempt(
  { log, measures }: Workings,
  work: Work,
  does: () => Promise<unknown>,
): Promise<void> {
  try {
    await does();
  } catch (error) {
    measures.failed(work);
    log.error({ work, error: faultOf(error) }, 'A heartbeat failed; the next one tries again.');
  }
}
