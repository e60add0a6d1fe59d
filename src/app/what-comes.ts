import type { PartnershipNow } from './acting.ts';
import type { Store } from './store.ts';

/** When requests go out next, absent where none are planned or asking is paused; and whether any went out before. */
export async function whatComes(
  tx: Store,
  { id, now }: PartnershipNow,
): Promise<{ readonly hasAsked: boolean; readonly opensAt?: Date }> {
  const [schedule, latest] = [await tx.plans.schedule(id), await tx.periods.latest(id)];
  const opensAt = schedule?.pausedAt ? undefined : schedule?.next?.opensAt;
  return { hasAsked: latest !== undefined, ...(opensAt && opensAt > now && { opensAt }) };
}
