import type { MessageContext } from '../messages/context.ts';
import type { PartnershipNow } from './acting.ts';

/** What every message needs to know of the partnership it is for. */
export function contextOf(partnership: PartnershipNow): MessageContext {
  return {
    partnershipId: partnership.id,
    partnershipName: partnership.name,
    zone: partnership.zone,
    now: partnership.now,
  };
}
