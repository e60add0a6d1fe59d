import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';

/** What Express and its body parsers throw for a request that is not good. */
const clientFault = z.object({ status: z.int().min(400).max(499) });

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read.',
  413: 'That is too much to send at once. Shorten it and try again.',
};

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('There is nothing at this address. Check the link.\n');
};

/** One sentence and no stack: what went wrong inside is for the log, and what was typed for nobody. */
export function failed(log?: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const fault = clientFault.safeParse(error);
    const status = fault.success ? fault.data.status : 500;
    if (status === 500) {
      log?.error({ method: request.method, error: faultOf(error) }, 'A request failed');
    }
    if (response.headersSent) {
      // Whoever reads must not take half of it for all. Express would do the same, and print the error first.
      response.destroy();
      return;
    }
    const sentence = sentences[status] ?? 'The request was refused.';
    response
      .status(status)
      .type('text')
      .send(`${status === 500 ? 'Something went wrong here. Try again in a moment.' : sentence}\n`);
  };
}
