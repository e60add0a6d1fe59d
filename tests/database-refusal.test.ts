import { expect, it } from 'vitest';
import { ConfigError, OutsideError } from '../src/core/errors.ts';
import { databaseRefusal } from '../src/database-refusal.ts';

const refusal = (message: string, code?: string) =>
  databaseRefusal(Object.assign(new Error(message), code === undefined ? {} : { code }));

it.each(['timeout expired', 'Connection terminated unexpectedly'])(
  'a server that says no more than "%s" cannot be reached',
  (message) => {
    expect(refusal(message)).toBeInstanceOf(OutsideError);
  },
);

it('a server that takes connections with TLS only is told apart from a wrong password', () => {
  const said = 'no pg_hba.conf entry for host "10.0.0.1", user "w", database "w", no encryption';

  expect(refusal(said, '28000')).toBeInstanceOf(ConfigError);
  expect(refusal(said, '28000')).toMatchObject({
    message:
      'The server of DATABASE_URL takes connections with TLS only. Add ?sslmode=require to DATABASE_URL.',
  });
  expect(refusal('role "w" does not exist', '28000')).toMatchObject({
    message: expect.stringContaining('refuses the user or the password'),
  });
});

it('anything else stays what it is', () => {
  const error = new Error('something else');

  expect(databaseRefusal(error)).toBe(error);
});
