import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { scratchFiles } from '../support/files.ts';

const files = scratchFiles();
afterAll(() => files.remove());

const id = '5d1a3f0e-7c42-4b8e-9a55-0c6f2e8b1d37';
const address = 'https://york.example.com';
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

const written = (name: string, args: readonly string[], env = {}) =>
  waymark(['manifest', 'teams', '--out', files.at(name), ...args], { env });

const manifestIn = (name: string) =>
  JSON.parse(new TextDecoder().decode(unzipSync(readFileSync(files.at(name)))['manifest.json']));

it('writes the package with the id and the address that are given', async () => {
  const ended = await written('app.zip', ['--app-id', id, '--url', `${address}/`]);

  expect(ended).toEqual({
    code: 0,
    out: `Wrote version ${version} of the app to ${files.at('app.zip')}. Upload it in the Teams admin center; the bot's messaging endpoint is ${address}/api/messages.\n`,
    err: '',
  });
  expect(manifestIn('app.zip')).toMatchObject({
    id,
    version,
    bots: [{ botId: id }],
    composeExtensions: [{ botId: id }],
    developer: { websiteUrl: address, privacyUrl: address, termsOfUseUrl: address },
  });
});

it('takes the id from the environment too', async () => {
  const env = {
    TEAMS_APP_ID: id,
    TEAMS_APP_PASSWORD: 'nobody~has.this-secret-0123456789',
    TEAMS_TENANT_IDS: '8e0f7a52-31c6-4b0d-a8a4-2f6d3f1f9f10',
    PUBLIC_URL: address,
  };

  const { code } = await written('environment.zip', [], env);

  expect(code).toBe(0);
  expect(manifestIn('environment.zip')).toMatchObject({ id, bots: [{ botId: id }] });
});

it('takes the address from the environment, and says as JSON what it wrote', async () => {
  const page = 'https://york.gov.example/privacy/waymark';
  const args = ['--app-id', id.toUpperCase(), '--about', page, '--json'];
  const { code, out } = await written('about.zip', args, { PUBLIC_URL: address });

  expect({ code, ...JSON.parse(out) }).toEqual({
    code: 0,
    file: files.at('about.zip'),
    id,
    version,
    about: page,
    endpoint: `${address}/api/messages`,
  });
  expect(manifestIn('about.zip').developer.privacyUrl).toBe(page);
});

it('makes the same bytes anywhere', async () => {
  const args = ['--app-id', id, '--url', address];
  await written('here.zip', args, { TZ: 'America/Los_Angeles' });
  await written('there.zip', args, { TZ: 'Pacific/Kiritimati' });

  expect(readFileSync(files.at('there.zip'))).toEqual(readFileSync(files.at('here.zip')));
});

it.each([
  [
    'no id',
    ['--url', address],
    'needs the application (client) id',
    '--app-id, or set TEAMS_APP_ID and what docs/teams.md sets with it',
  ],
  ['what is no id', ['--app-id', 'york', '--url', address], 'is 32 digits', '--app-id'],
  ['no address', ['--app-id', id], 'needs the address', 'set PUBLIC_URL'],
  ['http', ['--app-id', id, '--url', 'http://localhost:3000'], 'https:// alone', '--url'],
  ['a path', ['--app-id', id, '--url', `${address}/api`], 'say it without one', `--url ${address}`],
  ['a page of http', ['--app-id', id, '--url', address, '--about', 'york'], 'a page', '--about'],
])('with %s it says what is needed, and writes nothing', async (_, args, wrong, mend) => {
  const { code, out, err } = await written('none.zip', args);

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(wrong);
  expect(err).toContain(mend);
  expect(() => readFileSync(files.at('none.zip'))).toThrow('ENOENT');
});

it('refuses the address of the environment where it is no https', async () => {
  const { code, err } = await written('none.zip', ['--app-id', id], {
    PUBLIC_URL: 'http://york.example.com',
  });

  expect({ code, err }).toEqual({
    code: 2,
    err: 'Teams takes an address that begins with https:// alone. Say it with --url.\n',
  });
});

it('says where it cannot write', async () => {
  const { code, err } = await written('no/folder/app.zip', ['--app-id', id, '--url', address]);

  expect(code).toBe(2);
  expect(err).toMatch(/cannot be written \(ENOENT\)\. Name another with --out/);
});
