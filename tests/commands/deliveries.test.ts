import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stuckMend } from '../../src/messages/why-stuck.ts';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const example = fileURLToPath(new URL('../../examples/cyscp-2024-25.yaml', import.meta.url));
const nobody = '00000000-0000-7000-8000-000000000000';
const whatIsSent = 'The request for updates to Lead, Fathers group';
let database: FreshDatabase;
let rows: pg.Client;
let run: (...args: string[]) => ReturnType<typeof waymark>;
/** The request to one lead. */
let prompt: string;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  await run('plan', 'import', example, '--clock', '2024-09-02T08:55:00+01:00');
  await run('tick', '--at', '2024-09-02T09:00:00+01:00');
  rows = new pg.Client({ connectionString: database.url });
  await rows.connect();
  const { rows: found } = await rows.query(
    `SELECT one."id" FROM "Delivery" one JOIN "Member" USING ("partnershipId")
     WHERE one."memberId" = "Member"."id" AND "Member"."name" = 'Lead, Fathers group' AND one."kind" = 'prompt'`,
  );
  prompt = found[0].id;
});
beforeEach(() => becomes('held'));
afterAll(async () => {
  await rows.end();
  await database.drop();
});

async function becomes(state: string, lastError?: string): Promise<void> {
  const changes = [state, prompt, lastError ?? null];
  await rows.query(`UPDATE "Delivery" SET "state" = $1, "lastError" = $3 WHERE "id" = $2`, changes);
}

async function stateNow(): Promise<string> {
  const { rows: found } = await rows.query(`SELECT "state" FROM "Delivery" WHERE "id" = $1`, [
    prompt,
  ]);
  return found[0].state;
}

async function lastAudit() {
  const { rows: found } = await rows.query(
    `SELECT "what", "actorId", "about" FROM "AuditEntry" ORDER BY "id" DESC LIMIT 1`,
  );
  return found[0];
}

describe('a held message', () => {
  it('goes out again, and the audit says so without a name', async () => {
    expect(await run('deliveries', 'resend', prompt)).toEqual({
      code: 0,
      out: `${whatIsSent} is queued again: the bot sends it at once, or as soon as it runs.\n`,
      err: '',
    });
    expect(await stateNow()).toBe('queued');
    expect(await lastAudit()).toEqual({
      what: 'delivery resent',
      actorId: null,
      about: { delivery: prompt },
    });
  });

  it('is left as it is', async () => {
    expect(await run('deliveries', 'dismiss', prompt)).toEqual({
      code: 0,
      out: `${whatIsSent} is left as it is. It will not be sent again.\n`,
      err: '',
    });
    expect(await stateNow()).toBe('cancelled');
    expect(await lastAudit()).toMatchObject({ what: 'delivery dismissed', actorId: null });
  });

  it('ends as JSON for other programs', async () => {
    const { code, out } = await run('deliveries', 'dismiss', prompt, '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      partnership: 'cyscp',
      delivery: { id: prompt, kind: 'prompt', to: 'Lead, Fathers group', state: 'cancelled' },
    });
  });
});

describe('there is nothing to send again', () => {
  it.each([
    ['queued', 'That message is queued: it is on its way, and there is nothing to send again.'],
    ['sent', 'That message was delivered, and there is nothing to send again.'],
    [
      'uncertain',
      'It is not known yet whether that message arrived: it is being looked up. Try again in a few minutes.',
    ],
  ])('of a message that is %s', async (state, sentence) => {
    await becomes(state);

    expect(await run('deliveries', 'resend', prompt)).toEqual({
      code: 1,
      out: '',
      err: `${sentence}\n`,
    });
    expect(await stateNow()).toBe(state);
  });

  it('and nothing to leave', async () => {
    await becomes('sent');

    expect(await run('deliveries', 'dismiss', prompt)).toMatchObject({
      code: 1,
      err: 'That message was delivered, and there is nothing to leave.\n',
    });
  });

  it('under an id that no message has', async () => {
    expect(await run('deliveries', 'resend', nobody)).toEqual({
      code: 1,
      out: '',
      err: 'There is no message with that id in this partnership. See the ids: waymark deliveries list\n',
    });
  });

  it('under what is no id', async () => {
    expect(await run('deliveries', 'resend', 'the-last-one')).toEqual({
      code: 2,
      out: '',
      err: '"the-last-one" is not the id of a message. See the ids: waymark deliveries list\n',
    });
  });
});

it('the list says whose time it shows, where the calendar is simulated', async () => {
  const { out } = await run('deliveries', 'list', '--state', 'held');

  expect(out).toContain('Sent or queued (machine time)');
  expect(out).toContain(
    'The calendar of this partnership is simulated, and stands at Monday 2 September 2024 at 9am.',
  );
  const listed = JSON.parse((await run('deliveries', 'list', '--state', 'held', '--json')).out);
  expect(listed).toMatchObject({ simulated: true, now: '2024-09-02T08:00:00.000Z' });
});

it('the list says why a message is held or failed, and what to do', async () => {
  await becomes('failed', 'The channel is archived.');

  const { out } = await run('deliveries', 'list');

  const lines = out.split('\n');
  expect(lines.find((line) => line.includes(prompt))).toMatch(
    / It was refused for good: The channel is archived\.$/,
  );
  expect(lines.find((line) => line.includes(' sent '))).toMatch(/[\da-f]{12}$/);
  expect(out).toContain(stuckMend);
});

it('what would be cancelled at once is not sent again, and can be left', async () => {
  await run('tick', '--at', '2024-09-05T17:30:00+01:00');

  expect(await run('deliveries', 'resend', prompt)).toEqual({
    code: 1,
    out: '',
    err: `It is too late to send that message again: its time ended on Thursday 5 September 2024 at 5pm, so it would not go out. Leave it: waymark deliveries dismiss ${prompt}\n`,
  });
  expect(await stateNow()).toBe('held');
  expect(await run('deliveries', 'dismiss', prompt)).toMatchObject({ code: 0 });
});
