import { z } from 'zod';
import type { Recipient, Sought } from '../app/platform.ts';
import { DeliveryError } from '../core/errors.ts';
import { metadataType } from './deliver.ts';
import { readRef, writeRef } from './message-ref.ts';
import { deliveryErrorOf } from './slack-error.ts';
import type { SlackTeam } from './slack-team.ts';

/** Clocks are apart, Slack's and ours: a message of the first moment must not be passed by. */
const earlierMs = 5 * 60_000;

/** What Slack gives at one time at the most, to apps that it trusts. */
const aPage = 200;

const mostPages = 5;

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

/** References by key of those that did arrive. Throws DeliveryError where it could not look far enough to say of every one. */
export async function find(
  team: SlackTeam,
  to: Recipient,
  sought: readonly Sought[],
  since: Date,
): Promise<ReadonlyMap<string, string>> {
  const channel = to.kind === 'channel' ? to.id : await team.conversationWith(to.id);
  const oldest = String((since.getTime() - earlierMs) / 1_000);
  const found = new Map<string, string>();
  // A reply stands in its thread alone, not in the channel's history.
  const threads = new Set(sought.map(({ inThreadOf }) => inThreadOf));
  for (const thread of threads) {
    const here = sought.filter((one) => one.inThreadOf === thread).map(({ key }) => key);
    const ts = thread === undefined ? undefined : readRef(thread)?.ts;
    const read = (cursor: string | undefined) => readPage(team, { channel, ts, oldest, cursor });
    for (const [key, at] of await findAmong(here, read))
      found.set(key, writeRef({ channel, ts: at }));
  }
  return found;
}

type ReadPage = (cursor: string | undefined) => Promise<z.infer<typeof pageSchema>>;

async function findAmong(
  keys: readonly string[],
  read: ReadPage,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { messages, response_metadata: more } = await read(cursor);
    for (const [key, ts] of messages.flatMap(keyOf)) if (keys.includes(key)) found.set(key, ts);
    cursor = more?.next_cursor || undefined;
    if (cursor === undefined || found.size === keys.length) return found;
  }
  throw new DeliveryError('too many messages to look through', {
    permanent: false,
    ambiguous: false,
  });
}

function keyOf(message: unknown): readonly (readonly [key: string, ts: string])[] {
  const { success, data } = oursSchema.safeParse(message);
  return success ? [[data.metadata.event_payload.key, data.ts]] : [];
}

async function readPage(
  { delivery }: SlackTeam,
  {
    channel,
    ts,
    oldest,
    cursor,
  }: {
    readonly channel: string;
    readonly ts: string | undefined;
    readonly oldest: string;
    readonly cursor: string | undefined;
  },
): Promise<z.infer<typeof pageSchema>> {
  const asked = {
    channel,
    oldest,
    limit: aPage,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  try {
    const answer =
      ts === undefined
        ? await delivery.conversations.history(asked)
        : await delivery.conversations.replies({ ...asked, ts });
    return pageSchema.parse(answer);
  } catch (error) {
    throw deliveryErrorOf(error);
  }
}
