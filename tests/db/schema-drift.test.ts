import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPrisma } from '../../tools/run-prisma.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const schema = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

// Prisma exits with 0 and says nothing when its schema engine breaks: so a difference must show, too.
describe('the schema and the migrations', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const diff = (...sides: string[]) =>
    runPrisma(['migrate', 'diff', ...sides, '--to-schema', schema, '--script'], database.url);

  test('say the same', async () => {
    expect(await diff('--from-migrations', migrations)).toContain('-- This is an empty migration.');
  });

  test('would not say the same after a change that nobody migrated', async () => {
    const client = new pg.Client(database.connection);
    await client.connect();
    await client.query(
      'ALTER TABLE "Partnership" ADD COLUMN stray char(3); CREATE TABLE other (c "char")',
    );
    await client.end();

    const script = await diff('--from-config-datasource');

    expect(script).toMatch(/ALTER TABLE "Partnership" DROP COLUMN "stray"/);
    expect(script).toMatch(/DROP TABLE "other"/);
  });
});
