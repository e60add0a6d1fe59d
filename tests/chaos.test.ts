import { expect, it } from 'vitest';
import { chaos } from '../chaos/chaos.ts';
import { bareDatabase } from './support/database.ts';

it('two bots that are killed while a faulty platform is at its worst lose nothing and say nothing twice', async () => {
  const { connection, drop } = await bareDatabase();

  const result = await chaos(connection, { count: 200, instances: 2, kills: 4 }).finally(drop);

  expect(result.accepted).toBeGreaterThanOrEqual(200);
  expect(result.delivered).toBe(result.accepted);
  expect(result).toMatchObject({
    lost: 0,
    doubled: 0,
    stale: 0,
    held: 0,
    sending: 0,
    kills: 4,
  });
}, 180_000);
