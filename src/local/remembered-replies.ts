import type { Handle, Intent } from '../app/intent.ts';
import { wireReply } from './wire-cards.ts';

/** More than one page can have under way, and little to keep. */
const kept = 200;

/** A reply as JSON for the page. */
export type Answer = (intent: Intent) => Promise<Buffer>;

/**
 * Handles each event once, and answers the same again when it is sent again: the page whose line broke before the answer came
 * still gets it. What failed is forgotten, so that it can be tried again. Kept as bytes: two hundred cards in pieces are what
 * the garbage collector would spend its time on.
 */
export function rememberingReplies(handle: Handle): Answer {
  const answers = new Map<string, Promise<Buffer>>();

  return (intent) => {
    const key = keyOf(intent);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = answered(handle, intent, () => answers.delete(key));
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

async function answered(handle: Handle, intent: Intent, forget: () => void): Promise<Buffer> {
  try {
    const reply = await handle(intent);
    if (reply.kind === 'card' && reply.failed) forget();
    return Buffer.from(JSON.stringify(wireReply(reply)));
  } catch (error) {
    forget();
    throw error;
  }
}

const keyOf = ({ from, eventId }: Intent) => `${from.userId}\n${eventId}`;
