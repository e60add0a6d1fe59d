import { readFile } from 'node:fs/promises';
import { handle } from './app/handle.ts';
import { importPlan } from './app/import-plan.ts';
import type { Handle } from './app/intent.ts';
import type { Log } from './app/log.ts';
import type { PlatformOf } from './app/platform.ts';
import type { UnderWay } from './app/store-ledger.ts';
import { within } from './app/within.ts';
import type { Workings } from './app/workings.ts';
import type { Config } from './config.ts';
import { ConfigError } from './core/errors.ts';
import { startHeartbeat } from './heartbeat.ts';
import { machine } from './machine.ts';
import { openPlatforms, type Platforms } from './open-platforms.ts';
import { checkout, openStorage, type Storage } from './open-storage.ts';
import { openWorkings } from './open-workings.ts';
import { readPlanFile } from './plan-files/read-plan-file.ts';
import { openMetrics } from './web/metrics.ts';
import { createWeb } from './web/web.ts';

const exampleFile = 'examples/cyscp-2024-25.yaml';
/** The example's first morning, five minutes before its first prompts: Monday 2 September 2024, 8:55am in London. */
const exampleBeginsAt = new Date('2024-09-02T07:55:00Z');

export interface Bot {
  /** What people open, or link to. */
  readonly url: string;
  /** Resolves with a reason when it cannot go on and its supervisor should start it again. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** The whole bot, running. Throws ConfigError, with the mend, where it cannot start. */
export async function startBot(config: Config, log: Log): Promise<Bot> {
  const storage = await openStorage(config, { asBot: true });
  try {
    return await botOn(config, log, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function botOn(config: Config, log: Log, storage: Storage): Promise<Bot> {
  const { registry, measures } = openMetrics({
    underWay: () => underWay(storage),
    pool: storage.pool,
  });
  const workings = openWorkings(config, storage.database, log, measures);
  let platforms: Platforms = { all: [], platformOf: () => undefined, troubles: () => [] };
  const ready = () => readiness(storage, platforms.troubles());
  const web = createWeb({ ready, metrics: registry, log });
  const platformOf: PlatformOf = (workspaceId) => platforms.platformOf(workspaceId);
  // In this order, so that a port that is in use leaves an empty database empty.
  const listening = await web.listen({ host: config.host, port: config.port }, async () => {
    if (config.localWorkspace) await loadExample(workings, log);
    platforms = await openPlatforms(config, workings, { app: web.app, log, storage });
    for (const platform of platforms.all) await platform.start(timed(workings));
  });
  const stopPlatforms = async () => {
    for (const platform of platforms.all) await platform.stop();
  };
  const stopHeartbeat = await startHeartbeat(workings, platformOf, machine).catch(async (error) => {
    // It would go on serving pages, without a database behind them.
    await listening.close();
    await stopPlatforms();
    throw error;
  });
  return {
    url: config.publicUrl ?? listening.url,
    lost: storage.lost,
    async stop() {
      await listening.close();
      await stopHeartbeat();
      await stopPlatforms();
      await storage.close();
    },
  };
}

/** Answers, and measures how long that took. */
function timed(workings: Workings): Handle {
  return async (intent) => {
    const beganAt = machine.elapsedMs();
    try {
      return await handle(workings, intent, machine.now());
    } finally {
      workings.measures.answered(machine.elapsedMs() - beganAt);
    }
  };
}

/** Whoever reads the figures waits no longer for a database that does not answer. */
const figuresMs = 2_000;

function underWay({ database }: Storage): Promise<UnderWay | undefined> {
  const asked = database.ledger.underWayNow().catch(() => undefined);
  return within(figuresMs, asked, undefined);
}

async function readiness(
  storage: Storage,
  troubles: readonly string[],
): Promise<{ ok: boolean; why: string[] }> {
  const answers = await storage.answers();
  const why = [...(answers ? [] : ['The database does not answer.']), ...troubles];
  return { ok: why.length === 0, why };
}

/** Only into an empty database: a partnership of somebody's own is never joined by an example. */
async function loadExample(workings: Workings, log: Log): Promise<void> {
  if ((await workings.database.members.partnerships(new Date())).length > 0) return;
  const bytes = await readFile(`${checkout}/${exampleFile}`);
  const read = await readPlanFile(bytes, exampleFile);
  if (!read.ok)
    throw new ConfigError(`${exampleFile} is not a good plan. Restore it and start again.`);
  const { partnershipId } = await importPlan(workings, read.plan, new Date(), exampleBeginsAt);
  log.info({ partnership: partnershipId }, 'Loaded the example plan.');
}
