import { expect, it } from 'vitest';
import { outage } from '../chaos/outage.ts';

it('a database that goes away and comes back costs no answer that was accepted, and nothing is left waiting', async () => {
  const result = await outage(3_000);

  expect(result).toMatchObject({ lost: 0, unclear: 0 });
  expect(result.accepted).toBeGreaterThan(0);
  expect(result.refused).toBeGreaterThan(0);
  // A claim that was stored, and whose answer the outage swallowed, waits out its lease of a minute.
  expect(result.drainedSeconds).toBeLessThan(90);
}, 180_000);
