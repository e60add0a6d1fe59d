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

const askThem = 'Ask your IT team to install Waymark for them in Teams';

/** Of people: the mend, whatever comes then. */
export const installMend = `${askThem}.`;

/** Of one message: the mend, which is no press. */
export const noAppMend = (kind: string): string => `${askThem}; ${comesThen(kind)}.`;

/** The same of several, with who it is. */
export function noAppSentences(kind: string, names: readonly string[], most: number): string {
  return `${notInstalledFor(names, most)} ${noAppMend(kind)}`;
}

/** Who has an account in Teams to which nothing can be sent, and the mend; undefined where that is nobody. */
export function withoutAppText(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${notInstalledFor(names, 10)} ${installMend}`;
}

function notInstalledFor(names: readonly string[], most: number): string {
  const who = someOf(
    names.map((name) => excerpt(name, 80)),
    most,
  );
  return `Waymark is not installed in Teams for: ${who}.`;
}
