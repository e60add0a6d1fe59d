import { expect, it } from 'vitest';
import { outage } from '../chaos/outage.ts';

it('a database that goes away and comes back costs no answer that was accepted, and nothing is left waiting', async () => {
  const result = await outage(3_000);

  expect(result).toMatchObject({ lost: 0, unclear: 0 });
  expect(result.accepted).toBeGreaterThan(0);
  expect(result.refused).toBeGreaterThan(0);
  expect(result.drainedSeconds).toBeLessThan(30);
}, 120_000);
