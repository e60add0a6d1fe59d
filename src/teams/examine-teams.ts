import { z } from 'zod';
import { openSdk, type SdkOptions } from './sdk.ts';
import { type TokenTrouble, tokenTroubleOf } from './token-trouble.ts';
import { within } from './within.ts';

const mostMs = 10_000;

/** Why Entra gives no token, and its code where it said one. */
export interface NoToken {
  readonly why: TokenTrouble;
  readonly code?: string;
}

/** Asks Entra for the bot's token. Undefined where it gives one. Never throws. */
export function tokenTrouble(options: SdkOptions): Promise<NoToken | undefined> {
  return troubleOf(() => openSdk(options).token());
}

/** The same of whatever gives tokens. */
export async function troubleOf(token: () => Promise<string>): Promise<NoToken | undefined> {
  try {
    await within(mostMs, token());
    return undefined;
  } catch (error) {
    return tokenTroubleOf(error);
  }
}

const configuration = z.object({ jwks_uri: z.url() });
const keySet = z.object({
  keys: z.array(z.object({ endorsements: z.array(z.string()).optional() })),
});

/** How many keys the server tells of that may sign for Teams; undefined where it cannot be reached, or tells no keys. Never throws. */
export async function keysForTeams(openIdMetadataUrl: string): Promise<number | undefined> {
  try {
    const { jwks_uri } = configuration.parse(await jsonAt(openIdMetadataUrl));
    const { keys } = keySet.parse(await jsonAt(jwks_uri));
    return keys.filter(({ endorsements }) => endorsements?.includes('msteams')).length;
  } catch {
    return undefined;
  }
}

async function jsonAt(address: string): Promise<unknown> {
  const response = await fetch(address, { signal: AbortSignal.timeout(mostMs) });
  if (!response.ok) throw new Error(`The key server answered ${response.status}.`);
  return response.json();
}
