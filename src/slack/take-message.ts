import { setTimeout as wait } from 'node:timers/promises';
import type { Handle, Reply } from '../app/intent.ts';
import type { Card } from '../messages/card.ts';
import { formToOpenCard } from '../messages/form-to-open.ts';
import { intentOfMessage, type MessageIntent } from './intents.ts';
import type { MessageEvent } from './payloads.ts';
import { type Answered, say, wasAnswered } from './say.ts';
import { lastTry, tryOf } from './sent-again.ts';
import type { SlackTeam } from './slack-team.ts';

/** What came first may be about to be answered: Slack sends again after three seconds, too. */
const lookAfterMs = 2_000;

/** How it came. */
interface Taking {
  /** Slack's count of the times it sends it again; absent at the first over HTTP. */
  readonly retryNum: number | undefined;
  readonly now: Date;
  readonly afterwards: (work: () => Promise<void>) => void;
}

/**
 * A plain reply, or a command without its slash, in the conversation with the bot. Answered there, and only where nobody answered it. Throws
 * where nothing could be stored and Slack sends it again: what a person typed is worth more than the news that it failed.
 */
export async function takeMessage(
  team: SlackTeam,
  handle: Handle,
  payload: MessageEvent,
  { retryNum, now, afterwards }: Taking,
): Promise<void> {
  const intent = intentOfMessage(payload, team);
  if (!intent) return;
  const { channel, ts, thread_ts: thread } = payload.event;
  const at = new Date(Number(ts) * 1_000);
  const nthTry = tryOf(retryNum, at, now);
  const reply = await handle(intent);
  if (reply.kind === 'card' && reply.failed && nthTry < lastTry) {
    throw new Error('A message could not be handled, and is left to be sent again.');
  }
  const to = { channel, thread, eventId: intent.eventId, at };
  afterwards(async () => {
    const mayBeAnswered = nthTry > 0 || isRepeated(reply);
    const stands = mayBeAnswered ? await unanswered(team, handle, intent, to, reply) : reply;
    const card = cardOf(stands, intent);
    if (card) await say(team, to, card);
  });
}

/**
 * The reply, unless an answer stands there: `none`. Where that cannot be told, a new reply is worth saying twice. For what was handled
 * before, whose answer was lost with a process that died: what they owe, with the reply that waits for them to confirm it.
 */
async function unanswered(
  team: SlackTeam,
  handle: Handle,
  { from, eventId }: MessageIntent,
  to: Answered,
  reply: Reply,
): Promise<Reply> {
  await wait(lookAfterMs, undefined, { ref: false });
  const isNew = !isRepeated(reply);
  const answered = wasAnswered(team, to);
  if (await (isNew ? answered.catch(() => false) : answered)) return { kind: 'none' };
  if (isNew) return reply;
  return handle({
    kind: 'command',
    name: 'progress',
    text: 'mine',
    eventId: `${eventId}:again`,
    from,
  });
}

const isRepeated = (reply: Reply): boolean => reply.kind === 'card' && reply.repeated === true;

function cardOf(reply: Reply, { text }: MessageIntent): Card | undefined {
  switch (reply.kind) {
    case 'none':
    case 'page':
    case 'found':
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
