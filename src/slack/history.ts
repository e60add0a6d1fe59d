import { z } from 'zod';
import { metadataType } from './deliver.ts';
import { deliveryErrorOf } from './slack-error.ts';
import type { SlackTeam } from './slack-team.ts';

export interface HistoryPlace {
  readonly channel: string;
  /** The timestamp of the message whose thread it is; absent: the channel itself. */
  readonly thread: string | undefined;
}

interface HistoryPage {
  /** Timestamps by key of the messages in it that are ours. */
  readonly ours: ReadonlyMap<string, string>;
  /** Where the next page begins; absent after the last. */
  readonly next: string | undefined;
}

const pageSchema = z.object({
  messages: z.array(z.unknown()).default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const oursSchema = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(metadataType),
    event_payload: z.object({ key: z.string() }),
  }),
});

/** A page of what was said in a conversation. Throws DeliveryError. */
export async function readHistory(
  { delivery }: SlackTeam,
  { channel, thread }: HistoryPlace,
  asked: { readonly oldest: string; readonly cursor: string | undefined; readonly limit: number },
): Promise<HistoryPage> {
  const { oldest, cursor, limit } = asked;
  const options = {
    channel,
    oldest,
    limit,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  try {
    const answer =
      thread === undefined
        ? await delivery.conversations.history(options)
        : await delivery.conversations.replies({ ...options, ts: thread });
    const { messages, response_metadata: more } = pageSchema.parse(answer);
    return { ours: new Map(messages.flatMap(keyOf)), next: more?.next_cursor || undefined };
  } catch (error) {
    throw deliveryErrorOf(error);
  }
}

function keyOf(message: unknown): readonly (readonly [key: string, ts: string])[] {
  const { success, data } = oursSchema.safeParse(message);
  return success ? [[data.metadata.event_payload.key, data.ts]] : [];
}
