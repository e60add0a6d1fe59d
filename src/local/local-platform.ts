import express, { type Express, Router } from 'express';
import type { LocalStore, LocalTime } from '../app/local-workspace.ts';
import type { Log } from '../app/log.ts';
import type { Platform } from '../app/platform.ts';
import { clockRoutes } from './clock-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { deliverTo, localLimits } from './deliver.ts';
import { type EventStream, eventStream } from './event-stream.ts';
import { loopbackOnly, ownPageOnly } from './guard.ts';
import { intentOf } from './intent-door.ts';
import { pageFiles } from './page-files.ts';
import { refuse, refuseFailed } from './refuse.ts';
import { type Answer, rememberingReplies } from './remembered-replies.ts';

/** Long enough that a text of 100,000 characters, however it is encoded, reaches `handle`, which says why not. */
const bodyLimit = '1mb';

export interface LocalOptions {
  readonly store: LocalStore;
  readonly time: LocalTime;
  /** The shared app; the routes are added under `/local`. */
  readonly app: Express;
  readonly now: () => Date;
  readonly version?: string;
  readonly log?: Log;
}

/** The local workspace: a chat platform in the browser, which needs no account. For loopback addresses alone. */
export function localPlatform(options: LocalOptions): Platform {
  const { store, app } = options;
  const stream = eventStream();
  let answer: Answer | undefined;
  let unwatch: () => Promise<void> = async () => undefined;

  app.get('/', loopbackOnly, (_request, response) => response.redirect('/local'));
  app.use(
    '/local',
    loopbackOnly,
    apiRoutes(options, stream, () => answer),
    pageFiles(),
  );

  return {
    name: 'local',
    limits: localLimits,
    async start(handleIntent) {
      answer = rememberingReplies(handleIntent);
      unwatch = await store.watch((conversation) => stream.changed(conversation));
    },
    deliver: (outgoing) => deliverTo(store, outgoing),
    find: (_to, sought) => store.find(sought.map(({ key }) => key)),
    async stop() {
      answer = undefined;
      stream.close();
      await unwatch();
    },
  };
}

function apiRoutes(
  { store, time, now, version, log }: LocalOptions,
  stream: EventStream,
  answerNow: () => Answer | undefined,
): Router {
  const router = Router();
  router.use(
    '/api',
    ownPageOnly,
    express.json({ limit: bodyLimit }),
    (_request, response, next) => {
      response.set('Cache-Control', 'no-store');
      next();
    },
  );
  router.get('/api/events', stream.open);
  router.use('/api/people', conversationRoutes({ store, time, ...(version && { version }) }));
  router.use('/api/clock', clockRoutes(time, now));
  router.post('/api/intents', async (request, response) => {
    const answer = answerNow();
    if (!answer) return refuse(response, 503, 'Waymark is starting. Try again in a moment.');
    const intent = intentOf(request.body, store.workspaceId);
    if (!intent) {
      return refuse(response, 400, 'The server did not understand the page. Load the page again.');
    }
    response.type('json').send(await answer(intent));
  });
  router.use('/api', (_request, response) => refuse(response, 404, 'There is nothing here.'));
  router.use('/api', refuseFailed(log));
  return router;
}
