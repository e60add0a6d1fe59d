import type { Outgoing, Platform, Recipient, SendingLimits } from '../../src/app/platform.ts';
import { DeliveryError } from '../../src/core/errors.ts';

/** What becomes of one call: it arrives, or it does not, and what the caller hears. */
export type Fate =
  | 'arrives'
  | 'arrives, answer lost'
  | 'lost'
  | 'refused for good'
  | { readonly tooManyForSeconds: number };

/** Somebody else's chat, with its limits and its faults. */
export interface FakeChat extends Platform {
  /** Keys of messages that were posted, in order; a key twice is a message said twice. */
  readonly posted: readonly string[];
  /** Keys of replacements, in order. */
  readonly replaced: readonly string[];
  /** What was looked up: whose conversation, and for how many keys. */
  readonly lookUps: readonly { readonly to: string; readonly keys: number }[];
  /** The fates of the next calls, in order; after them all arrive. */
  meets(...fates: Fate[]): void;
}

const unlimited: SendingLimits = { recipient: [], workspace: [], atOnce: 4, callMs: 10_000 };

export function fakeChat({
  limits = {},
  canFind = true,
  onPost = () => undefined,
  refusesLookUp = () => undefined,
}: {
  readonly limits?: Partial<SendingLimits>;
  readonly canFind?: boolean;
  /** Called as a message is posted. */
  readonly onPost?: (outgoing: Outgoing) => void;
  /** Whether a look-up there fails, for now or for good. */
  readonly refusesLookUp?: (to: Recipient) => 'for now' | 'for good' | undefined;
} = {}): FakeChat {
  const posted: string[] = [];
  const replaced: string[] = [];
  const lookUps: { to: string; keys: number }[] = [];
  const fates: Fate[] = [];

  const accept = (outgoing: Outgoing): string => {
    onPost(outgoing);
    if (outgoing.replaces === undefined) posted.push(outgoing.key);
    else replaced.push(outgoing.key);
    return outgoing.replaces ?? `ref-${outgoing.key}`;
  };
  return {
    name: 'slack',
    limits: { ...unlimited, ...limits },
    posted,
    replaced,
    lookUps,
    meets: (...next) => fates.push(...next),
    start: async () => undefined,
    stop: async () => undefined,
    async deliver(outgoing) {
      if (!outgoing.stillOurs()) throw failure('not ours', {});
      const fate = fates.shift() ?? 'arrives';
      if (typeof fate === 'object') {
        throw failure('too many', { retryAfterSeconds: fate.tooManyForSeconds });
      }
      switch (fate) {
        case 'arrives':
          return accept(outgoing);
        case 'arrives, answer lost':
          accept(outgoing);
          throw failure('the connection was reset', { ambiguous: true });
        case 'lost':
          throw failure('the connection was reset', { ambiguous: true });
        case 'refused for good':
          throw failure('the channel is archived', { permanent: true });
      }
    },
    ...(canFind && {
      async find(to, sought) {
        const keys = sought.map(({ key }) => key);
        lookUps.push({ to: to.id, keys: keys.length });
        const refused = refusesLookUp(to);
        if (refused)
          throw failure('the look-up was refused', { permanent: refused === 'for good' });
        return new Map(
          keys.filter((key) => posted.includes(key)).map((key) => [key, `ref-${key}`]),
        );
      },
    }),
  };
}

function failure(
  message: string,
  { permanent = false, ambiguous = false, retryAfterSeconds }: Partial<DeliveryError>,
): DeliveryError {
  return new DeliveryError(message, {
    permanent,
    ambiguous,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
