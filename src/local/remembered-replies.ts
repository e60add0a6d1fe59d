import type { Handle, Intent, Reply } from '../app/intent.ts';

/** More than one page can have under way, and little to keep. */
const kept = 200;

/**
 * Handles each event once, and answers the same again when it is sent again: the page whose line broke
 * before the answer came still gets it. What failed is forgotten, so that it can be tried again.
 */
export function rememberingReplies(handle: Handle): Handle {
  const replies = new Map<string, Promise<Reply>>();

  return (intent) => {
    const key = keyOf(intent);
    const known = replies.get(key);
    if (known !== undefined) return known;
    const reply = handle(intent);
    replies.set(key, reply);
    reply.then(
      (shown) => shown.kind === 'card' && shown.failed && replies.delete(key),
      () => replies.delete(key),
    );
    const [oldest] = replies.keys();
    if (replies.size > kept && oldest !== undefined) replies.delete(oldest);
    return reply;
  };
}

const keyOf = ({ from, eventId }: Intent) => `${from.userId}\n${eventId}`;
