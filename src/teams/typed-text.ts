import { z } from 'zod';
import type { Activity } from './activity.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/**
 * What somebody typed, as they typed it: without the mention by which they called the bot, with other people's names plain. Teams writes some
 * signs as HTML does, which the privacy door must see plain (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).
 */
export function typedText({ text = '', entities, recipient }: Activity): string {
  const mentions = entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
  const ofTheBot = mentions.filter(({ mentioned }) => mentioned.id === recipient.id);
  const without = ofTheBot.reduce((left, { text: called }) => left.replaceAll(called, ' '), text);
  return plain(without.replace(/<at[^>]*>(.*?)<\/at>/gi, '$1')).trim();
}

/** Once, and the sign & last, so that nothing is read twice. */
function plain(text: string): string {
  return text
    .replace(/&nbsp;|&#160;/gi, '\u00a0')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&');
}

/** Teams puts what was typed beside it once more, as HTML; anything else is a file, a picture or a card of another app. */
export function attachmentsOf({ attachments }: Activity): number {
  return attachments.filter(({ contentType = '' }) => contentType !== 'text/html').length;
}
