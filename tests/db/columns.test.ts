import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDateColumn, given, toDateColumn } from '../../src/db/columns.ts';

test('a local date goes into its column and comes back', () => {
  const anyDate = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  fc.assert(
    fc.property(anyDate, (on) => {
      expect(fromDateColumn(toDateColumn(on))).toBe(on);
    }),
  );
});

test('what the database leaves empty is left out, and nothing else', () => {
  const row = { id: 'a', number: 0, text: '', late: false, rag: null, list: [], at: undefined };

  expect(given(row)).toStrictEqual({ id: 'a', number: 0, text: '', late: false, list: [] });
});
