import type { Activity } from './activity.ts';
import { type Bearer, readBearer } from './bearer.ts';
import { type Refusal, refusals } from './refusals.ts';
import type { SigningKey, TeamsSdk } from './sdk.ts';
import { within } from './within.ts';

/** Teams waits some ten seconds for the answer to a press. */
const keysMs = 5_000;

export interface TokenCheckOptions {
  readonly sdk: TeamsSdk;
  readonly appId: string;
  readonly now: () => Date;
}

/** Whether Teams sent it, to this bot: undefined, or why not. The SDK has the last word, and sees only what is well signed. */
export function tokenCheck({ sdk, appId, now }: TokenCheckOptions) {
  /** Of this the key server hears nothing yet. */
  function early(bearer: Bearer): Refusal | undefined {
    // Those of emulators, of other bots and of other channels are of other issuers.
    if (bearer.issuer !== sdk.issuer || bearer.audience !== appId) return refusals.notOurs;
    return bearer.isValidAt(now()) ? undefined : refusals.outOfTime;
  }

  async function unsigned(bearer: Bearer, channelId: string): Promise<Refusal | undefined> {
    let key: SigningKey | undefined;
    try {
      key = await within(keysMs, sdk.key(bearer.kid));
    } catch {
      return refusals.noKeys;
    }
    const isSigned = key?.endorsements.includes(channelId) && bearer.isSignedBy(key.pem);
    return isSigned ? undefined : refusals.badlySigned;
  }

  return async (
    authorization: string | undefined,
    { channelId, serviceUrl }: Pick<Activity, 'channelId' | 'serviceUrl'>,
  ): Promise<Refusal | undefined> => {
    const bearer = readBearer(authorization);
    if (!bearer) return refusals.noToken;
    const refusal = early(bearer) ?? (await unsigned(bearer, channelId));
    if (refusal) return refusal;
    try {
      await sdk.authenticate({ channelId, serviceUrl }, bearer.header);
      return undefined;
    } catch {
      return refusals.notForThis;
    }
  };
}
