import type { Express } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';

export interface Readiness {
  readonly ok: boolean;
  /** A sentence for each thing that is not ready. */
  readonly why: readonly string[];
}

export interface HealthOptions {
  readonly ready: () => Promise<Readiness>;
  /** Figures of the product's own, shown after those of the process. */
  readonly metrics?: Registry;
  readonly log?: Log;
}

/** `/healthz`: the process answers. `/readyz`: it can do its work, else 503 and why. `/metrics`: for Prometheus. */
export function addHealth(app: Express, { ready, metrics, log }: HealthOptions): void {
  const ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  const all = Registry.merge(metrics ? [ofProcess, metrics] : [ofProcess]);

  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });

  app.get('/readyz', async (_request, response) => {
    const { ok, why } = await readiness(ready, log);
    response
      .status(ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ok, why });
  });

  app.get('/metrics', async (_request, response) => {
    response.type(all.contentType).send(await all.metrics());
  });
}

async function readiness(ready: HealthOptions['ready'], log?: Log): Promise<Readiness> {
  try {
    return await ready();
  } catch (error) {
    log?.error({ error: faultOf(error) }, 'Readiness could not be found out.');
    return { ok: false, why: ['Readiness could not be found out. The log says more.'] };
  }
}
