import { z } from 'zod';
import type { Activity } from './activity.ts';
import { plainSigns } from './html-signs.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** Around somebody's name. Without a second "<", so that no text takes long to read. */
const mentionTag = /<\/?at(?:\s[^<>]*)?>/gi;

/** Before a reply to a message, which Teams shows above it; typed by hand it comes as "&lt;quoted". */
const quotedTag = /<quoted\s[^<>]*>/gi;

/**
 * What somebody typed, as they typed it: without the mention by which they called the bot, with other people's names plain. Teams writes some
 * signs as HTML does, which the privacy door must see plain (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).
 */
export function typedText({ text = '', entities, recipient }: Activity): string {
  const mentions = entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
  const ofTheBot = mentions.filter(({ mentioned }) => mentioned.id === recipient.id);
  const without = ofTheBot.reduce((left, { text: called }) => left.replaceAll(called, ' '), text);
  return plainSigns(without.replace(quotedTag, ' ').replace(mentionTag, '')).trim();
}

/** Teams puts what was typed beside it once more, as HTML; anything else is a file, a picture or a card of another app. */
export function attachmentsOf({ attachments }: Activity): number {
  return attachments.filter(({ contentType = '' }) => contentType !== 'text/html').length;
}
