import { expect, it } from 'vitest';
import { wasNeverSent } from '../../src/app/never-sent.ts';

const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

it.each(['ECONNREFUSED', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
  'a call that ended with %s was never sent, however deep that stands',
  (code) => {
    expect(wasNeverSent(new Error('a client’s own', { cause: failed(code) }))).toBe(true);
  },
);

it.each([failed('ECONNRESET'), failed('UND_ERR_SOCKET'), new Error('anything'), 'text', undefined])(
  'of any other nobody can tell: %s',
  (error) => {
    expect(wasNeverSent(error)).toBe(false);
  },
);
