import { z } from 'zod';
import type { FoundItem, Handle } from '../app/intent.ts';
import { shownText } from '../render/shown-text.ts';
import { teamsCardOf } from '../render/teams-card.ts';
import { teamsAttachmentOf } from '../render/teams-message.ts';
import type { Activity } from './activity.ts';
import type { Asked } from './asked.ts';
import { digestOfActivity } from './event-id.ts';
import type { InvokeAnswer } from './invoke-answer.ts';

const query = z.object({
  commandId: z.literal('priority'),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).default([]),
  queryOptions: z.object({ skip: z.number().default(0) }).default({ skip: 0 }),
});

/** What somebody looks for beside the message they write: to paste a card of a priority or an action. */
export async function takeSearch(
  handle: Handle,
  activity: Activity,
  { from }: Asked,
): Promise<InvokeAnswer | undefined> {
  const { data: asked } = query.safeParse(activity.value);
  if (!asked) return undefined;
  const typed = asked.parameters.find(({ name }) => name === 'words')?.value;
  // Teams asks for the next page as long as it gets any: there is one.
  if (asked.queryOptions.skip > 0) return listOf([]);
  const words = typeof typed === 'string' ? typed : '';
  const eventId = `search:${digestOfActivity(activity)}`;
  const reply = await handle({ kind: 'search', words, eventId, from });
  return listOf(reply.kind === 'found' ? reply.items : []);
}

// learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search

const listOf = (items: readonly FoundItem[]): InvokeAnswer => ({
  status: 200,
  body: {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: items.map(attachmentOf),
    },
  },
});

function attachmentOf({ title, subtitle, card }: FoundItem) {
  return {
    ...teamsAttachmentOf(teamsCardOf(card)),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: shownAsText(title), text: shownAsText(subtitle) },
    },
  };
}

/** Teams reads a preview as HTML. */
const shownAsText = (text: string): string =>
  shownText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
