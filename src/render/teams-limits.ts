/**
 * In bytes of JSON. What a bot sends may have about 100 KB, 80 to be sure, counted as UTF-16, so twice what Latin letters have in UTF-8
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages; 40 KB until 2025), and by Microsoft's own connector
 * 28 KB (learn.microsoft.com/connectors/teams). Of these, 3 are left for the envelope, and of the rest 2 for the summary.
 */
export const mostBytes = { message: 25_000, card: 23_000 } as const;

/**
 * People for whom a card draws itself again (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards,
 * Work with Universal Actions for Adaptive Cards).
 */
export const mostRefreshed = 60;

/** Buttons in a row that Teams shows; others go behind "…" (github.com/microsoft/AdaptiveCards/issues/4715). */
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
