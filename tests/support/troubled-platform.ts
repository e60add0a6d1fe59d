import type { Outgoing, Platform } from '../../src/app/platform.ts';
import { DeliveryError } from '../../src/core/errors.ts';

/** What becomes of every message to somebody: refused for good, or it arrives and nobody hears of it. */
export type Trouble = 'refused' | 'answer lost';

/** The platform, with troubles by the person or channel that a message is for. */
export function troubledPlatform(
  platform: Platform,
  troubles: ReadonlyMap<string, Trouble>,
): Platform {
  return {
    ...platform,
    async deliver(outgoing: Outgoing) {
      const trouble = troubles.get(outgoing.to.id);
      if (trouble === 'refused') {
        throw new DeliveryError('The channel is archived.', { permanent: true, ambiguous: false });
      }
      const messageRef = await platform.deliver(outgoing);
      if (trouble === undefined) return messageRef;
      throw new DeliveryError('The connection was reset.', { permanent: false, ambiguous: true });
    },
  };
}

/** The same platform where nothing can be looked up. */
export function withoutFind({ find: _, ...platform }: Platform): Platform {
  return platform;
}
