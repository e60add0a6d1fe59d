import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { rowsOf } from '../support/embedded.ts';
import { scratchFiles } from '../support/files.ts';

const example = fileURLToPath(new URL('../../examples/cyscp-2024-25.yaml', import.meta.url));
const nobody = '00000000-0000-7000-8000-000000000000';
const files = scratchFiles();
let database: FreshDatabase;
let run: (...args: string[]) => ReturnType<typeof waymark>;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark([...args, '--json'], { env: { DATABASE_URL: database.url } });
});
afterAll(async () => {
  files.remove();
  await database.drop();
});

describe('an answer that is no, before anybody was asked', () => {
  beforeAll(() => run('plan', 'import', example, '--clock', '2024-09-02T08:55:00+01:00'));

  const changed = () => files.write('changed.yaml', planOfNothing);
  it.each<[string, () => string[], RegExp]>([
    [
      'people receipts',
      () => ['people', 'receipts'],
      /^Nobody has been asked for an update yet\. /,
    ],
    ['rollup', () => ['rollup'], /^Nobody has been asked for an update yet\. /],
    ['rollup of no period', () => ['rollup', '--period', nobody], /^There is no such period/],
    ['resend', () => ['deliveries', 'resend', nobody], /^There is no message with that id .*list$/],
    [
      'dismiss',
      () => ['deliveries', 'dismiss', nobody],
      /^There is no message with that id .*list$/,
    ],
    ['status', () => ['status', '9.9'], /^"9\.9" is not in the plan\. See all of it:/],
    ['status of words refused', () => ['status', '943 476 5919'], /looks like an NHS number/],
    [
      'tick back in time',
      () => ['tick', '--at', '2024-08-01T09:00:00Z'],
      /^Time only moves forward/,
    ],
    ['plan check', () => ['plan', 'check', changed()], /./],
    [
      'privacy check',
      () => ['privacy', 'check', files.write('t.txt', '943 476 5919')],
      /^1 finding/,
    ],
  ])('is an object with the reason: %s', async (_, args, reason) => {
    const { code, out, err } = await run(...args());

    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });

  it('is an object with the reason and the checks: doctor', async () => {
    await rowsOf(database.url, `UPDATE "Schedule" SET "pausedAt" = now()`);

    const { code, out } = await run('doctor');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      reason: '1 thing to mend.',
      checks: expect.any(Array),
    });
  });
});

describe('an instant', () => {
  beforeAll(async () => {
    await rowsOf(database.url, `UPDATE "Schedule" SET "pausedAt" = NULL`);
    await run('tick', '--at', '2024-09-06T12:00:00+01:00');
  });

  it.each([
    [['tick', '--at', '2024-09-09T09:00:00+01:00']],
    [['people', 'receipts']],
    [['deliveries', 'list']],
    [['rollup']],
    [['status', '2.3']],
    [['schedule', 'preview']],
    [['schedule', 'preview', '--rule', 'FREQ=DAILY', '--time', '09:00', '--zone', 'Asia/Tokyo']],
  ])('has one spelling, ISO 8601 in UTC with milliseconds: %j', async (args) => {
    const { out } = await run(...args);

    const instants = out.match(/(?<=")\d{4}-\d\d-\d\dT[^"]*(?=")/g) ?? [];
    expect(instants.filter((said) => new Date(said).toISOString() !== said)).toEqual([]);
    expect(instants.length).toBeGreaterThan(0);
  });
});

const planOfNothing = 'partnership: { id: york }\n';
