import { z } from 'zod';

/** What XML, YAML or a screen cannot carry; U+FFFD is what a wrong encoding leaves behind. */
const unstorable = /[\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]|(?![\t\n])\p{Cc}/u;

const lineBreak = /\r\n?/g;
const breakWithinLine = /[^\S\n]*\n\s*|\t/g;

function checkedText(most: number, tidy: (text: string) => string): z.ZodType<string> {
  const phrase = `text of up to ${most.toLocaleString('en-GB')} characters`;
  return z
    .string(phrase)
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, phrase)
        .max(most, phrase)
        .refine((text) => !unstorable.test(text), 'text without control or broken characters'),
    );
}

const withLineFeeds = (text: string): string => text.replace(lineBreak, '\n');

/** Several lines are kept. `most` counts UTF-16 units. */
export function textUpTo(most: number): z.ZodType<string> {
  return checkedText(most, withLineFeeds);
}

/** A line break or a tab within it becomes one space. */
export function lineUpTo(most: number): z.ZodType<string> {
  return checkedText(most, (text) => withLineFeeds(text).replace(breakWithinLine, ' '));
}

/** Lower-case letters, digits and hyphens, at most 64: what rows of a plan call one another. */
export const slug = patterned(
  /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
  'an id of lower-case letters, digits and hyphens, such as early-help',
);

export function patterned(pattern: RegExp, phrase: string): z.ZodType<string> {
  return satisfying((text) => pattern.test(text), phrase);
}

export function satisfying(isGood: (text: string) => boolean, phrase: string): z.ZodType<string> {
  return z.string(phrase).refine(isGood, phrase);
}

/** One of a few words; capitals, and spaces for hyphens, are allowed: "Task and finish". */
export function wordOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
): z.ZodType<Words[number]> {
  const phrase = `one of: ${words.join(', ')}`;
  return z.string(phrase).transform(asWord).pipe(z.enum(words, phrase));
}

export function asWord(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/g, '-');
}
