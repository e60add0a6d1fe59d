/**
 * In bytes of JSON. A bot's message in Teams is 100 KB at the most, and 80 KB to be sure, counted as UTF-16, so twice what
 * JSON of Latin letters has in UTF-8 (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages);
 * connectors and older tenants take 28 KB. 3 KB of those are left for the envelope, and 2 of the rest for the summary.
 */
export const mostBytes = { message: 25_000, card: 23_000 } as const;

/** People for whom a card draws itself again (learn.microsoft.com/microsoftteams, Universal Actions for Adaptive Cards). */
export const mostRefreshed = 60;

/** Buttons of a card or a row that Teams shows; others go behind "…" (learn.microsoft.com/microsoftteams, cards-reference). */
export const mostShownButtons = 6;

/** Characters: what is longer says nothing more to anybody. */
export const mostCharacters = {
  title: 250,
  summary: 300,
  spoken: 500,
  button: 75,
  tooltip: 150,
  choice: 150,
} as const;

/** Of a value as it goes over the wire. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}
