import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { rowsOf } from '../support/embedded.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';
import { tlsServer } from '../support/tls-server.ts';

const files = scratchFiles();
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(async () => {
  files.remove();
  await database.drop();
});

describe('a database that cannot be used', () => {
  let tls: Awaited<ReturnType<typeof tlsServer>>;
  beforeAll(async () => {
    tls = await tlsServer();
  });
  afterAll(() => tls.end());

  const address = (change: (url: URL) => void) => () => {
    const url = new URL(database.url);
    change(url);
    return url.href;
  };
  const wrong: [string, () => string, number, string][] = [
    [
      'no address',
      () => 'york',
      2,
      'DATABASE_URL needs an address such as postgresql://user:password@host:5432/name. Mend it in the environment and start again.',
    ],
    [
      'an address where nothing listens',
      () => 'postgresql://york:secret@127.0.0.1:1/york',
      3,
      'The database of DATABASE_URL cannot be reached. Start it, or mend the address.',
    ],
    [
      'a wrong password',
      address((url) => {
        url.password = 'secret';
      }),
      2,
      'The database refuses the user or the password of DATABASE_URL. Mend them there.',
    ],
    [
      'the name of a database that is not there',
      address((url) => {
        url.pathname = '/nowhere';
      }),
      2,
      'The database that DATABASE_URL names is not there. Create it, or mend the name.',
    ],
    [
      'sslmode=require for a server without TLS',
      address((url) => {
        url.search = '?sslmode=require';
      }),
      2,
      'The server of DATABASE_URL has no TLS, which its sslmode asks for. Turn it on there, or take sslmode out of DATABASE_URL.',
    ],
    [
      'a server whose certificate nobody vouches for',
      () => `postgresql://york:secret@127.0.0.1:${tls.port}/york?sslmode=require`,
      2,
      'The certificate of the server of DATABASE_URL cannot be verified (DEPTH_ZERO_SELF_SIGNED_CERT). Name the file of its authority in NODE_EXTRA_CA_CERTS, or put a valid one on the server.',
    ],
  ];

  it.each(wrong)(
    'with %s is named with the mend, and never shows the password',
    async (_, url, exitCode, sentence) => {
      const { code, out, err } = await waymark(['status'], { env: { DATABASE_URL: url() } });

      expect({ code, out }).toEqual({ code: exitCode, out: '' });
      expect(err).toBe(`${sentence}\n`);
    },
  );

  it.each(wrong.slice(1))(
    'with %s ends the bot in the same way',
    async (_, url, exitCode, said) => {
      const env = { DATABASE_URL: url(), PORT: '0' };

      expect(await waymark(['start'], { env })).toEqual({
        code: exitCode,
        out: '',
        err: `${said}\n`,
      });
    },
  );

  it.each(wrong.slice(1))('with %s is named by the doctor', async (_, url, __, sentence) => {
    const { code, out } = await waymark(['doctor'], { env: { DATABASE_URL: url() } });

    expect(code).toBe(1);
    expect(out).toContain(`MEND  Database: ${sentence}\n1 thing to mend.\n`);
  });

  it('that a newer version has changed is left alone', async () => {
    const newer = await freshDatabase();
    await rowsOf(
      newer.url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('1', '1', '29990101000000_later', now())`,
    );

    const { code, out, err } = await waymark(['status'], { env: { DATABASE_URL: newer.url } });

    await newer.drop();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^The database is of a newer version of Waymark: .* Run that newer/);
  });
});

it.each([
  ['LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug, trace, silent'],
  ['LOCAL_WORKSPACE', 'yes', 'on, off'],
])('%s with a word that it does not know names those it does', async (name, word, words) => {
  const err = `${name} is "${word}"; it needs one of ${words}. Mend it in the environment and start again.\n`;

  expect(await waymark(['status'], { env: { [name]: word } })).toEqual({ code: 2, out: '', err });
});

describe('which partnership', () => {
  const env = () => ({ DATABASE_URL: database.url });

  it('is none before a plan is imported', async () => {
    expect(await waymark(['status'], { env: env() })).toEqual({
      code: 2,
      out: '',
      err: 'No plan is stored yet. Import one with "npx waymark plan import FILE".\n',
    });
  });

  it.each(['york', 'leeds'])('is the one that was imported: %s', async (id) => {
    const file = files.write(`${id}.yaml`, planYaml('id: york', `id: ${id}`));
    expect((await waymark(['plan', 'import', file], { env: env() })).code).toBe(0);

    const { code, out } = await waymark(['status', '--json', '--partnership', id], { env: env() });

    expect({ code, shown: JSON.parse(out).partnership }).toEqual({ code: 0, shown: id });
  });

  it('has to be said where there are several', async () => {
    expect(await waymark(['status'], { env: env() })).toEqual({
      code: 2,
      out: '',
      err: 'There are several partnerships: leeds, york. Say which with --partnership.\n',
    });
  });

  it('has to be there', async () => {
    expect(await waymark(['status', '--partnership', 'hull'], { env: env() })).toEqual({
      code: 2,
      out: '',
      err: 'There is no partnership "hull". There are: leeds, york.\n',
    });
  });

  it('is all of them for the doctor, which says what is wrong with each', async () => {
    const { code, out } = await waymark(['doctor', '--json'], { env: env() });

    const { ok, checks } = JSON.parse(out);
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(
      checks.map((one: { ok: boolean; check: string; partnership?: string }) =>
        [one.ok ? 'ok' : 'mend', one.check, one.partnership ?? ''].join(' ').trim(),
      ),
    ).toEqual([
      'ok Node.js',
      'ok Configuration',
      'ok Workspaces',
      'ok Data folder',
      'ok Database',
      ...['leeds', 'york'].flatMap((id) => [
        `ok Plan ${id}`,
        `mend Schedule ${id}`,
        `ok Bank holidays ${id}`,
        `ok Leads ${id}`,
        `ok People ${id}`,
        `ok Coordinator ${id}`,
        `ok Messages ${id}`,
      ]),
    ]);
  });
});

it('what a file .env beside the start says is read, where the environment does not say it', async () => {
  files.write('.env', 'DATABASE_URL=york\nTIME_ZONE=Europe/London\n');

  const fromFile = await waymark(['status'], { cwd: files.at('.') });
  const fromBoth = await waymark(['status'], {
    cwd: files.at('.'),
    env: { DATABASE_URL: database.url },
  });

  expect(fromFile).toMatchObject({ code: 2 });
  expect(fromFile.err).toContain('DATABASE_URL needs an address');
  expect(fromBoth.err).not.toContain('DATABASE_URL needs an address');
});
