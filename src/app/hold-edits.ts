import { faultOf } from './fault-of.ts';
import type { Intent, Reply } from './intent.ts';
import type { Workings } from './workings.ts';

/** So long somebody may take over a form before the message that it took the place of is brought up to date all the same. */
const formMs = 30 * 60_000;

/**
 * Where a form takes the place of the message it was opened on, an edit of that message would wipe out what is being typed: so edits wait
 * until the form is sent or left. Never throws: at worst a form is wiped out, or an edit comes late.
 */
export async function holdEdits(
  { database: { ledger }, log }: Pick<Workings, 'database' | 'log'>,
  intent: Intent,
  reply: Reply,
): Promise<void> {
  const { onMessage, from, eventId } = intent;
  const { workspaceId } = from;
  if (onMessage === undefined) return;
  try {
    if (reply.kind === 'form' || reply.kind === 'invalid') {
      await ledger.holdEdits(workspaceId, onMessage, formMs);
    } else if (isOver(intent, reply)) {
      await ledger.letEdits(workspaceId, onMessage);
    }
  } catch (error) {
    log.warn(
      { workspace: workspaceId, event: eventId, error: faultOf(error) },
      'Whether edits wait for a form could not be stored.',
    );
  }
}

/** A form that could not be handled is still there, to be sent again. */
function isOver(intent: Intent, reply: Reply): boolean {
  if (intent.kind === 'refresh') return intent.leaves === true;
  const hasFailed = reply.kind === 'card' && reply.failed === true;
  return (intent.kind === 'press' || intent.kind === 'submit') && !hasFailed;
}
