import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import type { Activity } from './activity.ts';
import type { Gate } from './gate.ts';

/** Where the bot's registration sends what happens in Teams. */
const address = '/api/messages';

/** Teams takes about 100 KB of a message, and sends its text once more as HTML. */
const mostBytes = '256kb';

/** The answer to an activity; `body`: JSON, of an invoke. */
export interface Taken {
  readonly status: number;
  readonly body?: unknown;
}

export interface EndpointOptions {
  readonly gate: Pick<Gate, 'admit'>;
  /** What was sent by Teams, for sure. What it throws is answered with 500. */
  readonly take: (activity: Activity) => Promise<Taken>;
  readonly log: Log;
}

const sentences = {
  400: 'This is nothing that Teams sends.',
  401: 'This is not signed for this bot.',
  403: 'This tenant or this address is not served here.',
  405: 'Teams posts to this address.',
  413: 'That is too much to send at once.',
  500: 'Something went wrong here. Try again in a moment.',
  503: 'What Teams signs with cannot be looked up now. Try again in a moment.',
} as const;

/** The routes of what Teams sends: POST /api/messages, and nothing else. */
export function teamsEndpoint({ gate, take, log }: EndpointOptions): Router {
  const admit: RequestHandler = async (request, response) => {
    const { authorization, host } = request.headers;
    const admitted = await gate.admit(authorization, request.body, host);
    if ('refused' in admitted) {
      answer(response, admitted.refused);
      return;
    }
    const { activity } = admitted;
    try {
      const { status, body } = await take(activity);
      if (body === undefined) response.status(status).end();
      else response.status(status).json(body);
    } catch (error) {
      const facts = { activity: activity.id, type: activity.type, error: faultOf(error) };
      log.error(facts, 'Something that Teams sent could not be taken.');
      answer(response, 500);
    }
  };

  const router = Router();
  router
    .route(address)
    .post(express.json({ limit: mostBytes }), unreadable, admit)
    .all((_request, response) => {
      response.set('Allow', 'POST');
      answer(response, 405);
    });
  return router;
}

/** What the parser of bodies throws. */
const unreadable: ErrorRequestHandler = (
  error: { status?: unknown },
  _request,
  response,
  _next,
) => {
  answer(response, error.status === 413 ? 413 : 400);
};

type Answering = Parameters<RequestHandler>[1];

function answer(response: Answering, status: keyof typeof sentences): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.status(status).type('text').send(`${sentences[status]}\n`);
}
