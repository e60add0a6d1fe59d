import { DeliveryError } from '../core/errors.ts';
import type { TeamsSdk } from './sdk.ts';
import { tokenTroubleOf } from './token-trouble.ts';
import { within } from './within.ts';

/** As long as a call to the connector. */
const tokenMs = 10_000;

/** The bot's token for calls to the connector; those who ask while it is fetched get the same. */
export function botToken(sdk: Pick<TeamsSdk, 'token'>): () => Promise<string> {
  let asked: Promise<string> | undefined;

  return async () => {
    asked ??= within(tokenMs, sdk.token()).finally(() => {
      asked = undefined;
    });
    try {
      return await asked;
    } catch (error) {
      throw deliveryErrorOf(error);
    }
  };
}

/** What is wrong with the registration is mended there; the message can wait. */
function deliveryErrorOf(cause: unknown): DeliveryError {
  const { why, code } = tokenTroubleOf(cause);
  const failure = { permanent: false, ambiguous: false };
  return new DeliveryError(`Entra gives the bot no token: ${code ?? why}.`, failure, { cause });
}
