import type { WireMessage } from '../wire.ts';
import { type Outcome, readMessages } from './server.ts';

/**
 * Fetches a conversation's messages whenever it is asked to, one fetch at a time: what is asked for during
 * a fetch is one more after it, since the answer under way may be older than the change.
 */
export function fetching(
  userId: string,
  conversation: string,
  take: (outcome: Outcome<readonly WireMessage[]>) => void,
): () => void {
  let under = false;
  let again = false;

  async function fetchNow(): Promise<void> {
    under = true;
    do {
      again = false;
      take(await readMessages(userId, conversation));
    } while (again);
    under = false;
  }

  return () => {
    if (under) again = true;
    else void fetchNow();
  };
}
