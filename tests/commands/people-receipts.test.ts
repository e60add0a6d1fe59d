import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stuckMend } from '../../src/messages/why-stuck.ts';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const example = fileURLToPath(new URL('../../examples/cyscp-2024-25.yaml', import.meta.url));
let database: FreshDatabase;
let run: (...args: string[]) => ReturnType<typeof waymark>;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  await run('plan', 'import', example, '--clock', '2024-09-02T08:55:00+01:00');
});
afterAll(() => database.drop());

it('before anybody was asked there are none', async () => {
  const { code, out, err } = await run('people', 'receipts');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    'Nobody has been asked for an update yet. See when the first requests go out: waymark schedule preview\n',
  );
});

describe('once a period is open', () => {
  beforeAll(async () => {
    await run('tick', '--at', '2024-09-04T09:00:00+01:00');
    await holdPromptTo('Lead, Fathers group');
  });

  it('they are told in words, with what needs a decision', async () => {
    const { code, out } = await run('people', 'receipts');

    expect(code).toBe(0);
    expect(out).toMatch(
      /^Who was asked\n\n0 of \d+ people have answered everything\. Asked on Monday 2/,
    );
    expect(out).toMatch(
      /^- Lead, Fathers group: 0 of 3 answered\. The request may not have arrived: ask whether it is there, then resend or dismiss [\da-f-]{36}\./m,
    );
    expect(out).toContain(`\n${stuckMend}\n`);
    expect(out).not.toMatch(/my note|\/progress/);
    expect(out).toContain('Times are of the simulated calendar.');
  });

  it('they are facts for other programs, in calendar time', async () => {
    const { code, out } = await run('people', 'receipts', '--json', '--partnership', 'cyscp');

    expect(code).toBe(0);
    const { people, ...rest } = JSON.parse(out);
    expect(rest).toEqual({
      partnership: 'cyscp',
      simulated: true,
      period: {
        id: expect.any(String),
        openedAt: '2024-09-02T08:00:00.000Z',
        closesAt: '2024-09-05T16:00:00.000Z',
      },
      withoutAccount: [],
    });
    const held = people.find(({ name }: { name: string }) => name === 'Lead, Fathers group');
    expect(held).toEqual({
      requestId: expect.any(String),
      memberId: expect.any(String),
      key: 'lead-fathers',
      name: 'Lead, Fathers group',
      as: ['lead'],
      asked: 3,
      answered: 0,
      promptId: held.messages[0].id,
      askedAt: '2024-09-02T08:00:00.000Z',
      handedOver: [{ at: '2024-09-04T08:00:00.000Z', for: 'no-answer', actions: 3 }],
      messages: [
        { id: expect.any(String), kind: 'prompt', state: 'held', error: 'timeout' },
        {
          id: expect.any(String),
          kind: 'reminder',
          state: 'sent',
          sentAt: '2024-09-04T08:00:00.000Z',
          sentByMachineAt: expect.stringMatching(/^20(?!24)\d\d-.*Z$/),
        },
      ],
    });
  });
});

async function holdPromptTo(name: string): Promise<void> {
  const rows = new pg.Client({ connectionString: database.url });
  await rows.connect();
  await rows.query(
    `UPDATE "Delivery" one SET "state" = 'held', "sentAt" = NULL, "lastError" = 'timeout' FROM "Member" member
     WHERE member."id" = one."memberId" AND member."name" = $1 AND one."kind" = 'prompt'`,
    [name],
  );
  await rows.end();
}
