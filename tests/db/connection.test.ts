import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { databaseUrl, parseDatabaseUrl } from '../../src/db/connection.ts';

describe('a database address', () => {
  test('gives the settings, decoded', () => {
    expect(parseDatabaseUrl('postgres://way%40mark:p%2Fw@db.example.org/progress')).toEqual({
      host: 'db.example.org',
      port: 5432,
      user: 'way@mark',
      password: 'p/w',
      database: 'progress',
    });
  });

  test('is the same after there and back', () => {
    const connection = {
      host: '127.0.0.1',
      port: 6543,
      user: 'way@mark',
      password: 'p/w:?',
      database: 'progress 2',
    };

    expect(parseDatabaseUrl(databaseUrl(connection))).toEqual(connection);
  });

  test.each([
    ['?sslmode=require', true],
    ['?sslmode=verify-full', true],
    ['?sslmode=no-verify', { rejectUnauthorized: false }],
    ['?sslmode=disable', undefined],
    ['', undefined],
  ])('with %s asks for TLS: %j', (query, ssl) => {
    expect(parseDatabaseUrl(`postgresql://u:p@h/d${query}`).ssl).toEqual(ssl);
  });

  test.each([
    ['?sslmode=verify_full', 'sslmode=verify_full'],
    ['?sslmode=REQUIRE', 'sslmode=REQUIRE'],
    ['?sslmode=prefer', 'sslmode=prefer'],
    ['?ssl-mode=verify-full', 'the setting ssl-mode, which is none'],
    ['?sslmode=toString', 'sslmode=toString'],
  ])('with %s is refused, since nothing would be encrypted', (query, found) => {
    expect(() => parseDatabaseUrl(`postgresql://u:p@h/d${query}`)).toThrow(
      new ConfigError(
        `DATABASE_URL has ${found}. Write sslmode as one of disable, require, verify-ca, verify-full, no-verify.`,
      ),
    );
  });

  test.each([
    ['nonsense', 'DATABASE_URL is not a PostgreSQL address.'],
    ['mysql://u:secret@h/d', 'DATABASE_URL is not a PostgreSQL address.'],
    ['postgresql://u:secret@h', 'DATABASE_URL lacks a host, a user or a database.'],
    ['postgresql://h/d', 'DATABASE_URL lacks a host, a user or a database.'],
  ])('%s is refused with the mend', (text, problem) => {
    const mend = 'Set it to postgresql://user:password@host:5432/database.';

    expect(() => parseDatabaseUrl(text)).toThrow(new ConfigError(`${problem} ${mend}`));
  });
});
