import { NotAllowedError } from '../core/errors.ts';
import { notAllowedCard, strangerCard, troubleCard } from '../messages/trouble.ts';
import type { Acting } from './acting.ts';
import { handleChange, handleSubmit } from './handle-form.ts';
import { handlePress } from './handle-press.ts';
import { handleTyped } from './handle-typed.ts';
import type { Intent, Reply } from './intent.ts';
import type { Workings } from './workings.ts';

/**
 * The one way in, for every platform: who it is, in which partnership, what they may, and one use case.
 * Never throws: what goes wrong is said to the person, and logged by ids.
 */
export async function handle(workings: Workings, intent: Intent, machineNow: Date): Promise<Reply> {
  try {
    const acting = await workings.database.members.acting(intent.from, machineNow);
    if (acting.length === 0) return { kind: 'card', card: strangerCard() };
    return await route(workings, intent, acting, machineNow);
  } catch (error) {
    if (error instanceof NotAllowedError) {
      return { kind: 'card', card: notAllowedCard(error.message) };
    }
    const { workspaceId } = intent.from;
    const name = error instanceof Error ? error.name : 'unknown';
    workings.log.error(
      { workspace: workspaceId, event: intent.eventId, intent: intent.kind, error: name },
      'Something a person did could not be handled.',
    );
    return { kind: 'card', card: troubleCard(), failed: true };
  }
}

function route(
  workings: Workings,
  intent: Intent,
  acting: readonly Acting[],
  machineNow: Date,
): Promise<Reply> {
  const context = { acting, eventId: intent.eventId, machineNow };
  switch (intent.kind) {
    case 'command':
    case 'message':
      return handleTyped(workings, intent, context);
    case 'press':
      return handlePress(workings, intent.press, context);
    case 'change':
      return handleChange(workings, intent, context);
    case 'submit':
      return handleSubmit(workings, intent, context);
  }
}
