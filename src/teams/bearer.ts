import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/** Those that the SDK takes. */
const digests = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' } as const;
/** RFC 7518, 3.3; the SDK refuses a shorter key, and prints it. */
const leastBits = 2_048;
/** The SDK's five minutes, less what passes until it looks at the clock itself. */
const toleranceSeconds = 290;

const head = z.object({
  alg: z.enum(['RS256', 'RS384', 'RS512']),
  kid: z.string().min(1).max(200),
});
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** A token as it came: what it says of itself, which nobody has verified. */
export interface Bearer {
  readonly header: string;
  readonly kid: string;
  readonly issuer: string;
  readonly audience: string;
  isValidAt(now: Date): boolean;
  /** Whether whoever has the private half of this public key signed it. */
  isSignedBy(pem: string): boolean;
}

/** Undefined where the header holds no token that could be good, whatever the key. */
export function readBearer(header: string | undefined): Bearer | undefined {
  const [, first, second, third] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header ?? '') ?? [];
  if (!header || !first || !second || !third) return undefined;
  const { data: said } = head.safeParse(jsonOf(first));
  const { data: claimed } = claims.safeParse(jsonOf(second));
  if (!said || !claimed) return undefined;
  return {
    header,
    kid: said.kid,
    issuer: claimed.iss,
    audience: claimed.aud,
    isValidAt(now) {
      const seconds = now.getTime() / 1_000;
      const { exp, nbf = seconds } = claimed;
      return seconds < exp + toleranceSeconds && nbf - toleranceSeconds < seconds;
    },
    isSignedBy: (pem) => isSigned(digests[said.alg], `${first}.${second}`, third, pem),
  };
}

function isSigned(digest: string, text: string, signature: string, pem: string): boolean {
  try {
    const key = createPublicKey(pem);
    const isStrong = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastBits;
    const bytes = Buffer.from(signature, 'base64url');
    // A token is written in one way: no second spelling of it passes.
    const isCanonical = bytes.toString('base64url') === signature;
    return isStrong && isCanonical && verify(digest, Buffer.from(text), key, bytes);
  } catch {
    // No key at all: nothing is signed by it.
    return false;
  }
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
