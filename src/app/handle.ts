import { NotAllowedError } from '../core/errors.ts';
import { notAllowedCard, troubleCard } from '../messages/trouble.ts';
import type { Arrival } from './arrival.ts';
import { faultOf } from './fault-of.ts';
import { handleChange, handleSubmit } from './handle-form.ts';
import { handlePress } from './handle-press.ts';
import { handleTyped, understand } from './handle-typed.ts';
import type { Act, Intent, Reply } from './intent.ts';
import { onlyReads } from './run-command.ts';
import { showHome } from './show-home.ts';
import { tellStranger } from './tell-stranger.ts';
import type { Workings } from './workings.ts';

/**
 * The one way in, for every platform: who it is, in which partnership, what they may, and one use case.
 * Never throws: what goes wrong is said to the person, and logged by ids.
 */
export async function handle(workings: Workings, intent: Intent, machineNow: Date): Promise<Reply> {
  try {
    if (intent.kind === 'home') return await home(workings, intent, machineNow);
    if (intent.kind === 'refresh') return { kind: 'none' };
    if (intent.kind === 'search') return { kind: 'found', items: [] };
    const { onlyReads, take } = wayOf(workings, intent);
    const { from, eventId } = intent;
    // What only reads has nothing to write but that it came: so that is done where it is found out who it is.
    const recording = onlyReads ? eventId : undefined;
    const acting = await workings.database.members.acting(from, machineNow, recording);
    if (acting.length === 0) {
      return { kind: 'card', card: await tellStranger(workings.database, from) };
    }
    return await take({ acting, eventId, machineNow, ...(onlyReads && { isRecorded: true }) });
  } catch (error) {
    if (error instanceof NotAllowedError) {
      return { kind: 'card', card: notAllowedCard(error.message) };
    }
    const { workspaceId } = intent.from;
    workings.log.error(
      { workspace: workspaceId, event: intent.eventId, intent: intent.kind, error: faultOf(error) },
      'Something a person did could not be handled.',
    );
    return { kind: 'card', card: troubleCard(), failed: true };
  }
}

/** It is opened again and again, and changes nothing: so it is not put on record either. */
async function home(
  { database }: Workings,
  { from, eventId }: Intent,
  machineNow: Date,
): Promise<Reply> {
  const acting = await database.members.acting(from, machineNow);
  if (acting.length === 0) return { kind: 'page', cards: [await tellStranger(database, from)] };
  return { kind: 'page', cards: await showHome(database, acting, { eventId, machineNow }) };
}

interface Way {
  readonly onlyReads: boolean;
  readonly take: (arrival: Arrival) => Promise<Reply>;
}

function wayOf(workings: Workings, intent: Act): Way {
  switch (intent.kind) {
    case 'command':
    case 'message': {
      const understood = understand(intent);
      return {
        onlyReads: 'command' in understood && onlyReads(understood.command),
        take: (arrival) => handleTyped(workings, understood, arrival),
      };
    }
    case 'press':
      return writing((arrival) => handlePress(workings, intent.press, arrival));
    case 'change':
      return writing((arrival) => handleChange(workings, intent, arrival));
    case 'submit':
      return writing((arrival) => handleSubmit(workings, intent, arrival));
  }
}

const writing = (take: Way['take']): Way => ({ onlyReads: false, take });
