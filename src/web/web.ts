import express, { type Express } from 'express';
import { failed, notFound } from './failures.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { type Listening, listenAt, type Place } from './listening.ts';
import { addPageStyle } from './page-style.ts';
import { securityHeaders } from './security-headers.ts';

export interface Web {
  /** The one app that every platform and page adds its routes to, before `listen` or in `prepare`. */
  readonly app: Express;
  /**
   * Takes the place, then prepares, then serves: until then it answers 503. Throws ConfigError where it may not listen
   * there, and then nothing was prepared.
   */
  listen(place: Place, prepare?: () => Promise<void>): Promise<Listening>;
}

export type WebOptions = HealthOptions;

const starting = 'Waymark is starting. Try again in a moment.';

/** The web server that all of Waymark shares: health, metrics, security headers, and one sentence for every failure. */
export function createWeb(options: WebOptions): Web {
  const app = express();
  let isOpen = false;
  app.disable('x-powered-by');
  app.use(securityHeaders);
  addPageStyle(app);
  addHealth(app, {
    ...options,
    ready: async () => (isOpen ? options.ready() : { ok: false, why: [starting] }),
  });
  app.use((_request, response, next) => {
    if (isOpen) next();
    else response.status(503).set('Retry-After', '1').type('text').send(starting);
  });

  return {
    app,
    async listen(place, prepare) {
      const listening = await listenAt(app, place);
      try {
        await prepare?.();
      } catch (error) {
        await listening.close();
        throw error;
      }
      // Last, so that they come after the routes that were added meanwhile.
      app.use(notFound, failed(options.log));
      isOpen = true;
      return listening;
    },
  };
}
