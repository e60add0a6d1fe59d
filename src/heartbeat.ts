import { schedule } from 'node-cron';
import { dispatch } from './app/dispatch.ts';
import type { Log } from './app/log.ts';
import type { PlatformOf } from './app/platform.ts';
import { tickAll } from './app/tick.ts';
import type { Workings } from './app/workings.ts';
import { turnsOf } from './turns.ts';

const everyTenSeconds = '*/10 * * * * *';

/**
 * Ticks and delivers now and every ten seconds, and delivers at once when something is queued. Gives the way to stop,
 * which waits for what is under way.
 */
export async function startHeartbeat(
  workings: Workings,
  platformOf: PlatformOf,
  log: Log,
): Promise<() => Promise<void>> {
  const turns = turnsOf(async (ticks) => {
    if (ticks) await attempt(log, () => tickAndLog(workings, log));
    // Whatever the tick came to, what is queued goes out.
    await attempt(log, () => dispatch(workings, platformOf, () => new Date()));
  });
  const stopListening = await workings.database.ledger.onQueued(() => turns.ask(false));
  const cron = schedule(everyTenSeconds, () => turns.ask(true));
  turns.ask(true);
  return async () => {
    await cron.destroy();
    await stopListening();
    await turns.ended();
  };
}

async function tickAndLog(workings: Workings, log: Log): Promise<void> {
  const { done, failures } = await tickAll(workings, new Date());
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
