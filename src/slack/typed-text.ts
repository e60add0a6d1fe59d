/**
 * What somebody typed, as they typed it: Slack escapes three characters, and makes links of addresses and telephone numbers, which the privacy
 * door must see whole (docs.slack.dev/messaging/formatting-message-text).
 */
export function typedText(sent: string): string {
  return sent
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) =>
      label ? label : plainTarget(target),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** "@U024BE7LH", "#C024BE91L", "@channel", "https://example.org". */
function plainTarget(target: string): string {
  if (/^[@#]/.test(target)) return target;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return target.replace(/^(mailto|tel):/, '');
}
