import type { RequestHandler } from 'express';
import type { Log } from '../app/log.ts';

const minuteMs = 60_000;

export interface TellRefusedOptions {
  readonly now: () => Date;
  readonly log: Log;
}

/** Says in the log, once a minute at the most, that a request was refused for its signature: Bolt answers nothing else with 401. */
export function tellRefused({ now, log }: TellRefusedOptions): RequestHandler {
  let lastMs = Number.NEGATIVE_INFINITY;

  function tell(atMs: number): void {
    // Of either sign: the clock may have been put back since.
    if (Math.abs(atMs - lastMs) < minuteMs) return;
    lastMs = atMs;
    log.warn(
      {},
      'Something that came to /slack/events was refused: it is not signed with SLACK_SIGNING_SECRET.',
    );
  }

  return (_request, response, next) => {
    const atMs = now().getTime();
    response.once('finish', () => {
      if (response.statusCode === 401) tell(atMs);
    });
    next();
  };
}
