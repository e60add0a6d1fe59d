import type { Method } from './platform.ts';
import type { Claimed, Lease } from './store-ledger.ts';

export function methodOf({ delivery }: Claimed): Method {
  return delivery.follows?.as === 'replaces' ? 'replace' : 'post';
}

export function leaseOf({ leaseId, delivery }: Claimed): Lease {
  return { leaseId, partnershipId: delivery.partnershipId, id: delivery.id };
}
