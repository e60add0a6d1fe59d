import { someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';

// For coordinators: what is in trouble since people do not have the app in Teams, which only their IT team can mend.

/** What asks somebody something. */
const asking = new Set(['prompt', 'reminder', 'deputy']);

/** "they are asked as soon as it is there": what comes by itself then. */
const comesThen = (kind: string): string =>
  asking.has(kind)
    ? 'they are asked as soon as it is there'
    : 'this goes out as soon as it is there';

/** Of one message: the mend, which is no press. */
export const noAppMend = (kind: string): string =>
  `Ask your IT team to install Waymark for them in Teams; ${comesThen(kind)}.`;

/** The same of several, with who it is. */
export function noAppSentences(kind: string, names: readonly string[], most: number): string {
  const who = someOf(
    names.map((name) => excerpt(name, 80)),
    most,
  );
  return `Waymark is not installed in Teams for: ${who}. ${noAppMend(kind)}`;
}
