import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import { NotAllowedError } from '../core/errors.ts';
import type { WireTrouble } from './wire.ts';

/** What Express's body parser throws for a body that is not good. */
const bodyFault = z.object({ status: z.int().min(400).max(499), type: z.string() });

export function refuse(response: Response, status: number, error: string): void {
  const trouble: WireTrouble = { error };
  response.status(status).json(trouble);
}

/** Every failure of the API as one sentence. The log gets its code, never its words: they may be somebody's. */
export function refuseFailed(log?: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const fault = bodyFault.safeParse(error);
    if (response.headersSent) {
      next(error);
    } else if (error instanceof NotAllowedError) {
      refuse(response, 403, error.message);
    } else if (fault.success && fault.data.type === 'entity.too.large') {
      refuse(response, 413, 'That is too long to send. Shorten it and send it again.');
    } else if (fault.success) {
      refuse(response, 400, 'The page and the server do not understand each other. Load it again.');
    } else {
      log?.error({ error: faultOf(error) }, 'A request of the local workspace failed');
      refuse(response, 500, 'Something went wrong here. Nothing you typed is lost. Try again.');
    }
  };
}
