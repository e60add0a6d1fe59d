import type { Outgoing, Platform } from '../../src/app/platform.ts';
import { notInTeams } from '../../src/core/app-not-there.ts';
import { DeliveryError } from '../../src/core/errors.ts';

/**
 * What becomes of every message to somebody: refused for good, since they have no app or else; or refused for now; or it is lost on the
 * way, or the answer to it is, and nobody hears what became of it.
 */
export type Trouble = 'refused' | 'no app' | 'away' | 'lost' | 'answer lost';

const failures: Readonly<Record<Trouble, DeliveryError>> = {
  refused: new DeliveryError('The channel is archived.', { permanent: true, ambiguous: false }),
  'no app': new DeliveryError(notInTeams, { permanent: true, ambiguous: false }),
  away: new DeliveryError('The platform is away.', { permanent: false, ambiguous: false }),
  lost: new DeliveryError('The connection was reset.', { permanent: false, ambiguous: true }),
  'answer lost': new DeliveryError('The connection was reset.', {
    permanent: false,
    ambiguous: true,
  }),
};

/** The platform, with troubles by the person or channel that a message is for. */
export function troubledPlatform(
  platform: Platform,
  troubles: ReadonlyMap<string, Trouble>,
): Platform {
  return {
    ...platform,
    async deliver(outgoing: Outgoing) {
      const trouble = troubles.get(outgoing.to.id);
      if (trouble && trouble !== 'answer lost') throw failures[trouble];
      const messageRef = await platform.deliver(outgoing);
      if (trouble) throw failures[trouble];
      return messageRef;
    },
  };
}

/** The same platform where nothing can be looked up. */
export function withoutFind({ find: _, ...platform }: Platform): Platform {
  return platform;
}
