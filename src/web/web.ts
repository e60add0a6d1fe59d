import express, { type Express } from 'express';
import type { Log } from '../app/log.ts';
import { failed, notFound } from './failures.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { type Listening, listenAt, type Place } from './listening.ts';
import { securityHeaders } from './security-headers.ts';

export interface Web {
  /** The one app that every platform and page adds its routes to, before `listen`. */
  readonly app: Express;
  /** Throws ConfigError where it may not listen there. */
  listen(place: Place): Promise<Listening>;
}

export interface WebOptions extends HealthOptions {
  readonly log?: Log;
}

/** The web server that all of Waymark shares: health, metrics, security headers, and one sentence for every failure. */
export function createWeb({ log, ...health }: WebOptions): Web {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders);
  addHealth(app, health);

  return {
    app,
    listen(place) {
      // Last, so that they come after the routes that were added meanwhile.
      app.use(notFound, failed(log));
      return listenAt(app, place);
    },
  };
}
