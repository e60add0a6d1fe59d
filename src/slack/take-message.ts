import { setTimeout as wait } from 'node:timers/promises';
import type { Handle, Reply } from '../app/intent.ts';
import type { Card } from '../messages/card.ts';
import { formToOpenCard } from '../messages/form-to-open.ts';
import { intentOfMessage, type MessageIntent } from './intents.ts';
import type { MessageEvent } from './payloads.ts';
import { type Answered, say, wasAnswered } from './say.ts';
import type { SlackTeam } from './slack-team.ts';

/** What came first may be about to be answered: Slack sends again after three seconds, too. */
const lookAfterMs = 2_000;

/**
 * A plain reply, or a command without its slash, in the conversation with the bot. Answered there. What comes again was handled already,
 * and is answered only where nobody answered it.
 */
export async function takeMessage(
  team: SlackTeam,
  handle: Handle,
  payload: MessageEvent,
  afterwards: (work: () => Promise<void>) => void,
): Promise<void> {
  const intent = intentOfMessage(payload, team);
  if (!intent) return;
  const reply = await handle(intent);
  const { channel, ts, thread_ts: thread } = payload.event;
  const to = { channel, thread, eventId: intent.eventId, at: new Date(Number(ts) * 1_000) };
  afterwards(async () => {
    const isRepeated = reply.kind === 'card' && reply.repeated === true;
    const stands = isRepeated ? await answerLost(team, handle, intent, to) : reply;
    const card = cardOf(stands, intent);
    if (card) await say(team, to, card);
  });
}

/** Where the answer was lost with a process that died: what they owe, with the reply that waits for them to confirm it. */
async function answerLost(
  team: SlackTeam,
  handle: Handle,
  { from, eventId }: MessageIntent,
  to: Answered,
): Promise<Reply> {
  await wait(lookAfterMs, undefined, { ref: false });
  if (await wasAnswered(team, to)) return { kind: 'none' };
  return handle({
    kind: 'command',
    name: 'progress',
    text: 'mine',
    eventId: `${eventId}:again`,
    from,
  });
}

function cardOf(reply: Reply, { text }: MessageIntent): Card | undefined {
  switch (reply.kind) {
    case 'none':
    case 'page':
      return undefined;
    case 'card':
    case 'replace':
      return reply.card;
    // A modal opens in answer to a press or a slash command alone.
    case 'form':
    case 'invalid':
      return formToOpenCard(reply.form, text);
  }
}
