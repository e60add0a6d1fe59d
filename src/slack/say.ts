import { untilTaken } from '../app/until-taken.ts';
import type { Card } from '../messages/card.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { metadataType } from './deliver.ts';
import { finder } from './find.ts';
import { writeRef } from './message-ref.ts';
import { called } from './slack-error.ts';
import type { SlackTeam } from './slack-team.ts';

/** An event of a conversation, which an answer is about and by which it is found. */
export interface Answered {
  readonly channel: string;
  /** Of the message in whose thread it happened: it is answered there. */
  readonly thread?: string | undefined;
  /** Slack's id of the event: it says nothing to whoever sees it. */
  readonly eventId: string;
  /** When it was said. */
  readonly at: Date;
}

/** Answers in the conversation with the bot. Throws DeliveryError where Slack does not take it. */
export async function say(team: SlackTeam, to: Answered, card: Card): Promise<void> {
  const { text, blocks } = slackMessageOf(card);
  const post = () =>
    team.interactive.chat.postMessage({
      channel: to.channel,
      text,
      blocks: [...blocks],
      metadata: { event_type: metadataType, event_payload: { key: to.eventId } },
      unfurl_links: false,
      unfurl_media: false,
      ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
    });
  await untilTaken(
    () => called(post()),
    () => wasAnswered(team, to),
  );
}

/** What was said in one conversation with the bot since is never more than a page, also of the smallest that Slack gives. */
const find = finder({ page: 15, pagesAtOnce: 1, mostPages: 1 });

/** Whether an answer to it stands in the conversation. Throws DeliveryError where nobody can tell. */
export async function wasAnswered(
  team: SlackTeam,
  { channel, thread, eventId, at }: Answered,
): Promise<boolean> {
  const conversation = { workspaceId: team.workspaceId, kind: 'channel', id: channel } as const;
  const inThread = thread === undefined ? {} : { inThreadOf: writeRef({ channel, ts: thread }) };
  const found = await find(team, conversation, [{ key: eventId, attempt: 1, ...inThread }], at);
  return found.has(eventId);
}
