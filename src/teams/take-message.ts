import type { Handle } from '../app/intent.ts';
import type { Activity } from './activity.ts';
import { type Drawn, drawnOf } from './answer.ts';
import type { Asked } from './asked.ts';
import { digestOfActivity } from './event-id.ts';
import { attachmentsOf, typedText } from './typed-text.ts';

/** A plain reply or a command, with its slash or without, in their own chat or by a mention in a channel. Undefined where nothing is answered. */
export async function takeMessage(
  handle: Handle,
  activity: Activity,
  asked: Asked,
): Promise<Drawn | undefined> {
  const text = typedText(activity);
  const attachments = attachmentsOf(activity);
  const isEmpty = text === '' && attachments === 0;
  // Of a card that is no card of ours, or of a client that knows no Action.Execute.
  if (isEmpty && activity.value !== undefined && activity.value !== null) return undefined;
  const { from } = asked;
  const eventId = `message:${digestOfActivity(activity)}`;
  // Somebody who only calls the bot's name wants to know what it can do.
  const reply = await handle(
    isEmpty
      ? { kind: 'command', name: 'progress', text: 'help', eventId, from }
      : { kind: 'message', text, attachments, eventId, from },
  );
  return drawnOf(reply);
}
