import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  instantOf,
  isLocalTime,
  isoWithOffset,
  isTimeZone,
  localDateOf,
  localTimeOf,
} from '../../src/core/zoned-time.ts';

const written = (on: string, time: string, zone: string): string =>
  isoWithOffset(instantOf(on, time, zone), zone);

test('a time that the spring change skips in London is read an hour later', () => {
  expect(written('2026-03-29', '01:30', 'Europe/London')).toBe('2026-03-29T02:30:00+01:00');
});

test('a time that comes twice in London is its first pass', () => {
  expect(written('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T01:30:00+01:00');
});

test('nine in the morning stays nine on both sides of a clock change', () => {
  expect(written('2026-03-28', '09:00', 'Europe/London')).toBe('2026-03-28T09:00:00+00:00');
  expect(written('2026-03-29', '09:00', 'Europe/London')).toBe('2026-03-29T09:00:00+01:00');
  expect(written('2026-10-24', '09:00', 'Europe/London')).toBe('2026-10-24T09:00:00+01:00');
  expect(written('2026-10-25', '09:00', 'Europe/London')).toBe('2026-10-25T09:00:00+00:00');
});

test('New York changes on days of its own', () => {
  expect(written('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00');
  expect(written('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
  expect(written('2026-11-02', '01:30', 'America/New_York')).toBe('2026-11-02T01:30:00-05:00');
});

test('a zone that never changes its clocks keeps one offset', () => {
  expect(written('2026-03-29', '01:30', 'Asia/Kolkata')).toBe('2026-03-29T01:30:00+05:30');
  expect(written('2026-10-25', '01:30', 'Asia/Kolkata')).toBe('2026-10-25T01:30:00+05:30');
  expect(written('2026-10-25', '01:30', 'UTC')).toBe('2026-10-25T01:30:00+00:00');
});

test('the day depends on the zone it is read in', () => {
  const at = new Date('2026-07-01T23:30:00Z');
  expect(localDateOf(at, 'Europe/London')).toBe('2026-07-02');
  expect(localDateOf(at, 'America/New_York')).toBe('2026-07-01');
});

test('seconds are cut off a local time and kept in an ISO instant, less their fractions', () => {
  const at = new Date('2026-07-01T08:59:59.999Z');
  expect(localTimeOf(at, 'Europe/London')).toBe('09:59');
  expect(isoWithOffset(at, 'Europe/London')).toBe('2026-07-01T09:59:59+01:00');
});

test('times of day run from 00:00 to 23:59', () => {
  const good = ['00:00', '09:00', '23:59'];
  const bad = ['24:00', '9:00', '09:60', '0900', '09:00:00', '9am', ''];
  expect(good.filter(isLocalTime)).toEqual(good);
  expect(bad.filter(isLocalTime)).toEqual([]);
});

test('zones are those of the IANA database, never bare offsets or instants', () => {
  const good = [
    'Europe/London',
    'America/New_York',
    'America/Argentina/Buenos_Aires',
    'UTC',
    'Etc/GMT+5',
  ];
  const bad = ['London', 'Europe/Atlantis', '+01:00', '01:00', '2026-01-01T00:00[UTC]', ' UTC', ''];
  expect(good.filter(isTimeZone)).toEqual(good);
  expect(bad.filter(isTimeZone)).toEqual([]);
});

const zones = fc.constantFrom(
  ...['Europe/London', 'America/New_York', 'Africa/Cairo', 'Asia/Kolkata', 'Australia/Lord_Howe'],
);
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test('nine in the morning is nine in the morning of that day, in every zone, for ten years', () => {
  fc.assert(
    fc.property(day, zones, (on, zone) => {
      const at = instantOf(on, '09:00', zone);
      expect([localDateOf(at, zone), localTimeOf(at, zone)]).toEqual([on, '09:00']);
      expect(new Date(isoWithOffset(at, zone))).toEqual(at);
    }),
  );
});
