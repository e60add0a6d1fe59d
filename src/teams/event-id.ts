import { createHash } from 'node:crypto';
import type { Activity } from './activity.ts';

/**
 * The same when Teams sends something again, as short as an event's id has to be: by the activity's id in its conversation, and by what it says
 * where it has none.
 */
export function digestOfActivity({ id, name, conversation, from, value, text }: Activity): string {
  const said = id === undefined ? [from.id, text, value] : [id];
  return createHash('sha256')
    .update(JSON.stringify([conversation.id, name, ...said]))
    .digest('hex')
    .slice(0, 40);
}
