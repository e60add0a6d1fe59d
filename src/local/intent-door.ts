import { z } from 'zod';
import type { Intent } from '../app/intent.ts';

/** Ids of ours and of the page's: never what somebody typed, so short and of one line. */
const id = z.string().regex(/^[^\p{Cc}]{1,200}$/u);
/** Of any length that a request may have: `handle` refuses what is too long, with a reason. */
const typed = z.string();
const values = z.record(id, typed);

const base = {
  userId: id,
  channelId: id.optional(),
  eventId: z.string().regex(/^[\w-]{8,100}$/),
};
const token = z.string().min(1).max(3_000);

const wireIntent = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('command'), name: typed, text: typed }),
  z.object({ ...base, kind: z.literal('press'), press: token }),
  z.object({ ...base, kind: z.literal(['change', 'submit']), state: token, values }),
  z.object({
    ...base,
    kind: z.literal('message'),
    text: typed,
    attachments: z.int().min(0).max(100),
  }),
]);

/** What the page sent, as an intent; undefined for anything that the page does not send. */
export function intentOf(body: unknown, workspaceId: string): Intent | undefined {
  const parsed = wireIntent.safeParse(body);
  if (!parsed.success) return undefined;
  const { userId, channelId, ...what } = parsed.data;
  return { ...what, from: { workspaceId, userId, ...(channelId && { channelId }) } };
}
