import { ExpressReceiver } from '@slack/bolt';
import type { Express } from 'express';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import { silentLogger } from './silent-logger.ts';
import { tellRefused } from './tell-refused.ts';

/** Slack's payloads are far smaller; a text of 100,000 characters reaches `handle`, which says why not. */
const mostBytes = 1_000_000;

const address = '/slack/events';

export interface HttpReceiverOptions {
  /** The shared app: `/slack/events` is added to it. */
  readonly app: Express;
  readonly signingSecret: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** What Slack sends to the bot's own address, under its signature. What fails is answered with 500, and Slack sends it again. */
export function httpReceiver({
  app,
  signingSecret,
  now,
  log,
}: HttpReceiverOptions): ExpressReceiver {
  app.use(address, tellRefused({ now, log }));
  return new ExpressReceiver({
    app,
    signingSecret,
    endpoints: address,
    bodyLimit: mostBytes,
    // The acknowledgement goes out when the listener ends: each listener decides what it waits for.
    processBeforeResponse: true,
    processEventErrorHandler: async ({ error, request, response }) => {
      log.warn({ error: faultOf(error) }, 'Something that Slack sent could not be taken.');
      if (response.headersSent) return false;
      // What is no payload at all is not sent again; what failed here is.
      response.writeHead('body' in request && isObject(request.body) ? 500 : 400).end();
      return false;
    },
    logger: silentLogger,
  });
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
