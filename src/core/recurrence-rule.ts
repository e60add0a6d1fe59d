import { firstRuleDate, ruleDates } from './rule-dates.ts';
import { isUntil } from './rule-until.ts';

/** A rule that gives days. `until` stands apart, since it may be an instant, and days have none. */
export type RecurrenceRule = { text: string; until?: string };

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const upTo53 = '0?[1-9]|[1-4]\\d|5[0-3]';
const upTo366 = '0{0,2}[1-9]|0?[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6]';
const listOf = (item: string): RegExp => new RegExp(`^(?:${item})(?:,(?:${item}))*$`);
// No limit in RFC 5545; four digits keep every search short.
const positive = /^0*[1-9]\d{0,3}$/;

/** RFC 5545 3.3.10, less what gives a time of day. */
const partForms: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  ['INTERVAL', positive],
  ['COUNT', positive],
  ['UNTIL', /^/],
  ['BYDAY', listOf(`(?:[+-]?(?:${upTo53}))?${weekday}`)],
  ['BYMONTHDAY', listOf('[+-]?(?:0?[1-9]|[12]\\d|3[01])')],
  ['BYYEARDAY', listOf(`[+-]?(?:${upTo366})`)],
  ['BYWEEKNO', listOf(`[+-]?(?:${upTo53})`)],
  ['BYMONTH', listOf('0?[1-9]|1[0-2]')],
  ['BYSETPOS', listOf(`[+-]?(?:${upTo366})`)],
  ['WKST', listOf(weekday)],
]);

const mend = 'Write it like FREQ=WEEKLY;BYDAY=MO.';
/** 1 January of a leap year, so that a rule that takes its day from the start finds one everywhere. */
const openStartOn = '2000-01-01';

/** The rule, or what is wrong with it and the mend. Capitals and a leading "RRULE:" do not matter. */
export function parseRule(rule: string): RecurrenceRule | { problem: string } {
  const bare = rule.trim().toUpperCase();
  const parts = bare.replace(/^RRULE:/, '').split(';');
  const problem = parts.map(problemOfPart).find(Boolean) ?? problemOfWhole(parts);
  if (problem) return { problem };
  const until = parts.find((part) => part.startsWith('UNTIL='))?.slice('UNTIL='.length);
  const text = parts.filter((part) => !part.startsWith('UNTIL=')).join(';');
  const refused = refusalOf(text);
  if (refused) return { problem: refused };
  return until ? { text, until } : { text };
}

function problemOfPart(part: string): string | undefined {
  const [name = '', value = '', ...more] = part.split('=');
  if (/^BY(?:HOUR|MINUTE|SECOND)$/.test(name)) {
    return `The rule gives days, so leave out ${name}. The time of day is set beside the rule.`;
  }
  if (name === 'FREQ' && /^(?:HOUR|MINUTE|SECOND)LY$/.test(value)) {
    return `FREQ=${value} is more than once a day. Use DAILY, WEEKLY, MONTHLY or YEARLY.`;
  }
  const good = partForms.get(name)?.test(value) && more.length === 0;
  if (!good) return `"${part}" is no part of an RFC 5545 rule. ${mend}`;
  return name === 'UNTIL' && !isUntil(value)
    ? `UNTIL=${value} is not a day that exists. Write it like UNTIL=20261231.`
    : undefined;
}

function problemOfWhole(parts: readonly string[]): string | undefined {
  const names = parts.map((part) => part.split('=')[0] ?? '');
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice) return `The rule has ${twice} twice. Keep one.`;
  if (!names.includes('FREQ')) return `The rule has no FREQ. ${mend}`;
  return names.includes('COUNT') && names.includes('UNTIL')
    ? 'The rule has both COUNT and UNTIL. Keep one.'
    : undefined;
}

/** How parts go together, which the library knows, and whether any start and any year has such a day. */
function refusalOf(text: string): string | undefined {
  try {
    ruleDates(text, openStartOn, { fromOn: openStartOn, untilOn: openStartOn });
  } catch (error) {
    return `The rule is not valid: ${error instanceof Error ? error.message : error}. ${mend}`;
  }
  const everyTurn = text
    .split(';')
    .filter((part) => !/^(?:INTERVAL|COUNT)=/.test(part))
    .join(';');
  return firstRuleDate(everyTurn, openStartOn, openStartOn)
    ? undefined
    : 'The rule never occurs: no year has such a day. Change its days or months.';
}
