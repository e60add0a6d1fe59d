import { NotAllowedError } from '../core/errors.ts';
import { notAllowedCard, troubleCard } from '../messages/trouble.ts';
import type { Arrival } from './arrival.ts';
import { faultOf } from './fault-of.ts';
import { handleChange, handleSubmit } from './handle-form.ts';
import { handleLook } from './handle-look.ts';
import { handlePress } from './handle-press.ts';
import { handleTyped, understand } from './handle-typed.ts';
import { holdEdits } from './hold-edits.ts';
import type { Act, Intent, Reply } from './intent.ts';
import { onlyReads } from './run-command.ts';
import { tellStranger } from './tell-stranger.ts';
import type { Workings } from './workings.ts';

/**
 * The one way in, for every platform: who it is, in which partnership, what they may, and one use case.
 * Never throws: what goes wrong is said to the person, and logged by ids.
 */
export async function handle(workings: Workings, intent: Intent, machineNow: Date): Promise<Reply> {
  const reply = await replyTo(workings, intent, machineNow);
  await holdEdits(workings, intent, reply);
  return reply;
}

async function replyTo(workings: Workings, intent: Intent, machineNow: Date): Promise<Reply> {
  try {
    return isAct(intent)
      ? await act(workings, intent, machineNow)
      : await handleLook(workings, intent, machineNow);
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

const isAct = (intent: Intent): intent is Act =>
  intent.kind !== 'home' && intent.kind !== 'refresh' && intent.kind !== 'search';

async function act(workings: Workings, intent: Act, machineNow: Date): Promise<Reply> {
  const { onlyReads, take } = wayOf(workings, intent);
  const { from, eventId } = intent;
  // What only reads has nothing to write but that it came: so that is done where it is found out who it is.
  const recording = onlyReads ? eventId : undefined;
  const acting = await workings.database.members.acting(from, machineNow, recording);
  if (acting.length === 0) {
    return { kind: 'card', card: await tellStranger(workings.database, from) };
  }
  return await take({ acting, eventId, machineNow, ...(onlyReads && { isRecorded: true }) });
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
