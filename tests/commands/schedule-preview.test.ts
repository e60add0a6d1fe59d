import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const example = fileURLToPath(new URL('../../examples/cyscp-2024-25.yaml', import.meta.url));
let database: FreshDatabase;
let run: (...args: string[]) => ReturnType<typeof waymark>;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
});

afterAll(() => database.drop());

it('without a plan, and without a rule, there is nothing to preview', async () => {
  expect(await run('schedule', 'preview')).toEqual({
    code: 2,
    out: '',
    err: 'No plan is stored yet. Import one with "npx waymark plan import FILE", or give --rule, --time and --zone.\n',
  });
});

it('shows a year of the stored schedule, from its own today', async () => {
  await run('plan', 'import', example, '--clock', '2024-09-02T08:55:00+01:00');

  const { code, out, err } = await run('schedule', 'preview', '--json');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { openings, ...shown } = JSON.parse(out);
  expect(shown).toEqual({
    partnership: 'cyscp',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    time: '09:00',
    zone: 'Europe/London',
    from: '2024-09-02',
    until: '2025-09-02',
  });
  expect(openings).toHaveLength(53);
  expect(openings[0]).toBe('2024-09-02T08:00:00.000Z');
});

it('opens after Easter and a bank holiday on the Tuesday, as the bot does', async () => {
  const days = ['--from', '2025-04-14', '--until', '2025-05-06'];

  expect(await run('schedule', 'preview', '--partnership', 'cyscp', ...days)).toEqual({
    code: 0,
    out: [
      '2025-04-14T09:00:00+01:00',
      '2025-04-22T09:00:00+01:00',
      '2025-04-28T09:00:00+01:00',
      '2025-05-06T09:00:00+01:00',
      '',
    ].join('\n'),
    err: '',
  });
});

it('names the partnerships there are where there is none of that name', async () => {
  const { code, err } = await run('schedule', 'preview', '--partnership', 'leeds');

  expect({ code, err }).toEqual({
    code: 2,
    err: 'There is no partnership "leeds". There are: cyscp.\n',
  });
});
