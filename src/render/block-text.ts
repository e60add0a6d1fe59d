import type { Span } from '../messages/card.ts';
import { excerpt } from '../messages/excerpt.ts';
import type { PlainText, RichElement, RichSection } from './block-json.ts';
import { notBlank, shownText, unbroken, webAddress } from './shown-text.ts';

/** Text in which Slack reads no formatting, no mention and no emoji. */
export function plainText(text: string, most: number): PlainText {
  const shown = unbroken(shownText(text));
  const whole = shown.length > most ? excerpt(shown, most) : shown;
  return { type: 'plain_text', text: notBlank(whole), emoji: false };
}

/** Spans as a section of rich text, in which nothing that was typed is markup; undefined where there is nothing to show. */
export function richSection(spans: readonly Span[]): RichSection | undefined {
  const elements = spans.filter(({ text }) => text !== '').map(richElement);
  return elements.length > 0 ? { type: 'rich_text_section', elements } : undefined;
}

function richElement({ text, bold, link }: Span): RichElement {
  const shown = unbroken(shownText(text));
  const url = link === undefined ? undefined : webAddress(link);
  const style = bold ? { style: { bold: true as const } } : {};
  return url
    ? { type: 'link', url, text: shown, ...style }
    : { type: 'text', text: shown, ...style };
}

/** For the places where Slack reads mrkdwn: "<!channel>" stays what somebody typed (docs.slack.dev/messaging/formatting-message-text). */
export function escaped(text: string): string {
  return shownText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
