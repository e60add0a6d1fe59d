import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoppableDatabase, stoppableDatabase } from '../../chaos/stoppable-database.ts';
import { faultOf } from '../../src/app/fault-of.ts';
import { openPrisma } from '../../src/db/client.ts';
import { freshDatabase } from '../support/database.ts';

const faultIn = (asked: Promise<unknown>) => asked.then(() => 'no fault', faultOf);
const withCode = (code: unknown) => Object.assign(new Error('typed words'), { code });

it('names the code of the system where there is one', () => {
  expect(faultOf(withCode('ECONNRESET'))).toBe('Error ECONNRESET');
});

it('looks behind what wraps the fault', () => {
  const lost = new TypeError('fetch failed', { cause: withCode('ENOTFOUND') });

  expect(faultOf(new Error('typed words', { cause: lost }))).toBe('Error ENOTFOUND');
});

it.each(['Connection terminated unexpectedly', 'Query read timeout'])(
  "says pg's own sentence: %s",
  (sentence) => {
    expect(faultOf(new Error(sentence))).toBe(`Error: ${sentence}`);
    expect(faultOf(new Error('typed words', { cause: new Error(sentence) }))).toContain(sentence);
  },
);

it.each([
  [new RangeError('typed words'), 'RangeError'],
  [withCode('typed words'), 'Error'],
  [withCode('typed'), 'Error'],
  [withCode('9434765919'), 'Error'],
  [withCode(42), 'Error'],
  [Object.assign(new Error('typed words'), { name: 'typed words' }), 'Error'],
  ['typed words', 'unknown'],
  [undefined, 'unknown'],
])('never says what could hold what people typed: %o', (error, said) => {
  expect(faultOf(error)).toBe(said);
});

it('comes to an end where an error is its own cause', () => {
  const error = new Error('typed words');
  error.cause = error;

  expect(faultOf(error)).toBe('Error');
});

describe('of a database', () => {
  it('that answers with a refusal, is its SQLSTATE', async () => {
    const { connection, drop } = await freshDatabase();
    const prisma = openPrisma(connection, 1);

    const fault = await faultIn(prisma.$queryRaw`SELECT * FROM missing`);

    expect(fault).toBe('PrismaClientKnownRequestError 42P01');
    await prisma.$disconnect();
    await drop();
  });

  it('where nothing listens, is that it is not reachable', async () => {
    const nowhere = { host: '127.0.0.1', port: 1, user: 'u', password: 'p', database: 'd' };
    const prisma = openPrisma(nowhere, 1);

    const faults = [
      await faultIn(prisma.$queryRaw`SELECT 1`),
      await faultIn(prisma.delivery.count()),
    ];

    const said = 'PrismaClientKnownRequestError DatabaseNotReachable';
    expect(faults).toEqual([said, said]);
    await prisma.$disconnect();
  });

  describe('that is stopped', () => {
    let database: StoppableDatabase;
    beforeAll(async () => {
      database = await stoppableDatabase();
    });
    afterAll(() => database.end());

    it('is known under a statement and after it', async () => {
      const prisma = openPrisma(database.connection, 2);
      await prisma.$queryRaw`SELECT 1`;
      const underWay = faultIn(prisma.$queryRaw`SELECT pg_sleep(60)`);
      await untilSleeping(prisma);

      await database.stop();

      expect(await underWay).toBe('PrismaClientKnownRequestError 57P01');
      expect(await faultIn(prisma.$queryRaw`SELECT 1`)).toBe(
        'Error: Connection terminated unexpectedly',
      );
      await prisma.$disconnect();
    });
  });
});

async function untilSleeping(prisma: ReturnType<typeof openPrisma>): Promise<void> {
  let asleep = 0;
  while (asleep === 0) {
    const rows = await prisma.$queryRaw<unknown[]>`
      SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
    asleep = rows.length;
  }
}
