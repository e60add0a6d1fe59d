import type { Span } from './privacy-finding.ts';

/** How near the date stands to the word that makes it a date of birth, in characters. */
const nearby = 20;

const birthWords =
  /(?<![\p{L}\d])(?:born|d[. ]?o[. ]?b|date[ \n-]{1,8}of[ \n-]{1,8}birth)(?![\p{L}\d])/giu;

const between = '[ \\n]{0,3}';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:(?:19|20)\\d\\d|\\d\\d)';
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dates = new RegExp(
  [
    `(?<!\\d)(?:19|20)\\d\\d${between}[-/.]${between}${month}${between}[-/.]${between}${day}(?!\\d)`,
    `(?<!\\d)${day}${between}[-/.]${between}${month}${between}[-/.]${between}${year}(?!\\d)`,
    `(?<!\\d)${day}(?:st|nd|rd|th)?(?:${between}of)?[ \\n.,/-]{0,3}${monthName}[ \\n.,'/-]{0,3}${year}(?!\\d)`,
  ].join('|'),
  'giu',
);

/** Dates, day first, that stand within 20 characters of "born", "DOB" or "date of birth", on either side. */
export function birthDates(text: string): Span[] {
  const words = spans(text, birthWords);
  let next = 0;
  return spans(text, dates).filter((date) => {
    // Both lists are in order: a word too far before this date is too far before every later one.
    while (isTooFarBefore(words[next], date)) next += 1;
    const word = words[next];
    return word !== undefined && word.from - date.to <= nearby;
  });
}

function isTooFarBefore(word: Span | undefined, date: Span): boolean {
  return word !== undefined && date.from - word.to > nearby;
}

function spans(text: string, shape: RegExp): Span[] {
  return [...text.matchAll(shape)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
}
