import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ConfigError } from '../src/core/errors.ts';
import { secretsKeys } from '../src/secrets-key.ts';
import { scratchFiles } from './support/files.ts';

const files = scratchFiles();
afterAll(() => files.remove());
const home = () => dirname(files.at('secrets.key'));

it('is made once beside the embedded database, for its account alone', () => {
  const [key] = secretsKeys({ home: home() });
  const [again] = secretsKeys({ home: home() });

  expect(key).toHaveLength(32);
  expect(again).toEqual(key);
  expect(statSync(files.at('secrets.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(files.at('secrets.key'), 'utf8')).toMatch(/^[\w+/]{43}=\n$/);
});

it.each(['base64', 'hex'] as const)('is read in %s, the newest first', (encoding) => {
  const keys = [randomBytes(32), randomBytes(32)];
  const lines = keys.map((key) => key.toString(encoding));
  const secretsKeyFile = files.write(`keys ${encoding}`, `${lines.join('\n')}\n`);

  expect(secretsKeys({ home: home(), secretsKeyFile })).toEqual(keys);
});

it.each([
  ['is empty', ''],
  ['is too short', 'c2hvcnQ=\n'],
  ['has one line that is no key', `${randomBytes(32).toString('base64')}\nhello\n`],
])('a file that %s is refused with the mend', (_, content) => {
  const secretsKeyFile = files.write('bad.key', content);

  expect(() => secretsKeys({ home: home(), secretsKeyFile })).toThrow(
    /holds no key of 32 bytes in base64\. Make one with/,
  );
});

it('one that was made and is broken since is refused by its own name, not by that of a variable', () => {
  mkdirSync(files.at('broken'));
  const file = files.write('broken/secrets.key', 'hello\n');

  expect(() => secretsKeys({ home: files.at('broken') })).toThrow(
    `${file} holds no key of 32 bytes in base64. Put the right one back and start again.`,
  );
});

it('one that was made and cannot be read is refused by its own name', () => {
  const file = files.at('unreadable/secrets.key');
  mkdirSync(file, { recursive: true });

  expect(() => secretsKeys({ home: files.at('unreadable') })).toThrow(
    `${file} cannot be read. Mend its rights and start again.`,
  );
});

it('a file that is not there is refused, and none is made in its place', () => {
  expect(() => secretsKeys({ home: home(), secretsKeyFile: files.at('nowhere') })).toThrow(
    ConfigError,
  );
});

it('a server of your own needs a key of your own', () => {
  expect(() => secretsKeys({ home: home(), databaseUrl: 'postgresql://a@b/c' })).toThrow(
    /SECRETS_KEY_FILE is not set.*openssl rand -base64 32/,
  );
});
