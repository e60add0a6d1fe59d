import express, { type ErrorRequestHandler } from 'express';
import { expect, test } from 'vitest';
import type { Log, LogFacts } from '../../src/app/log.ts';
import { refuseFailed } from '../../src/local/refuse.ts';
import { failed } from '../../src/web/failures.ts';

/** What is logged where a request fails with this error. */
async function loggedOf(handler: (log: Log) => ErrorRequestHandler, error: Error) {
  const logged: LogFacts[] = [];
  const ignore = () => undefined;
  const note = (facts: LogFacts) => logged.push(facts);
  const log: Log = { error: note, warn: ignore, info: ignore, debug: ignore };
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(handler(log));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const response = await fetch(`http://127.0.0.1:${port}/`);
  const said = await response.text();
  await new Promise((resolve) => server.close(resolve));
  return { logged, said };
}

const away = () => Object.assign(new Error('typed words'), { code: 'ECONNREFUSED' });

test.each([
  ['a page', failed, { method: 'GET', error: 'Error ECONNREFUSED' }],
  ['the local workspace', refuseFailed, { error: 'Error ECONNREFUSED' }],
])(
  'a request of %s that fails is logged with its code, and no words',
  async (_, handler, facts) => {
    const { logged, said } = await loggedOf(handler, away());

    expect(logged).toEqual([facts]);
    expect(said).not.toContain('typed words');
  },
);
