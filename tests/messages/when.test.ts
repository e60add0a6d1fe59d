import { expect, test } from 'vitest';
import {
  dayInText,
  dayOfInstant,
  deadline,
  moment,
  momentNear,
  namedDay,
  namedDeadline,
  namedMoment,
} from '../../src/messages/when.ts';
import { context } from '../support/message-builders.ts';

const at = (text: string) => new Date(text);

test('a day has its year where it is another one', () => {
  expect(dayInText(context, '2024-10-01')).toBe('1 October');
  expect(dayInText(context, '2025-03-31')).toBe('31 March 2025');
});

test("an instant is a day in the partnership's zone", () => {
  expect(dayOfInstant(context, at('2024-09-14T23:30:00Z'))).toBe('15 September');
});

test.each([
  ['2024-09-16T16:00:00Z', '5pm today', 'at 5pm today'],
  ['2024-09-19T16:00:00Z', 'Thursday 5pm', 'on Thursday at 5pm'],
  ['2024-09-22T11:00:00Z', 'Sunday midday', 'on Sunday at midday'],
  // A week from today has today's weekday, so it is said in full.
  ['2024-09-23T08:00:00Z', 'Monday 23 September 2024 at 9am', 'on Monday 23 September 2024 at 9am'],
  [
    '2024-09-12T16:00:00Z',
    'Thursday 12 September 2024 at 5pm',
    'on Thursday 12 September 2024 at 5pm',
  ],
])('%s is "%s", or "%s" in a sentence', (instant, alone, inSentence) => {
  expect(deadline(context, at(instant))).toBe(alone);
  expect(moment(context, at(instant))).toBe(inSentence);
});

test.each([
  ['2024-09-16T16:00:00Z', 'Monday 16 September', '5pm'],
  ['2024-09-19T16:00:00Z', 'Thursday 19 September', '5pm'],
  ['2024-09-12T11:00:00Z', 'Thursday 12 September', 'midday'],
  ['2025-01-02T09:00:00Z', 'Thursday 2 January 2025', '9am'],
])('%s is "%s" at %s in a message that stays', (instant, day, time) => {
  expect(namedDay(context, at(instant))).toBe(day);
  expect(namedDeadline(context, at(instant))).toBe(`${day}, ${time}`);
  expect(namedMoment(context, at(instant))).toBe(`on ${day} at ${time}`);
});

test.each([
  ['2024-09-16T16:00:00Z', 'at 5pm today'],
  ['2024-09-11T11:00:00Z', 'on Wednesday at midday'],
  ['2024-09-22T11:00:00Z', 'on Sunday at midday'],
  ['2024-09-09T08:00:00Z', 'on 9 September at 9am'],
  ['2023-09-04T08:00:00Z', 'on 4 September 2023 at 9am'],
])('%s is "%s" where what is near, past or to come, is said short', (instant, said) => {
  expect(momentNear(context, at(instant))).toBe(said);
});
