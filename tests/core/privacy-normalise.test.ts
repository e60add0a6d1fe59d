import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../../src/core/privacy-normalise.ts';

test.each([
  ['no-break and thin spaces and tabs', 'a\u00a0b\u2009c\td', 'a b c d'],
  ['zero-width characters and soft hyphens', 'a\u200bb\ufeffc\u00add', 'abcd'],
  ['dashes and minus signs', 'a–b—c‑d−e', 'a-b-c-d-e'],
  ['line breaks', 'a\r\nb\rc\u2028d', 'a\n\nb\nc\nd'],
  ['full-width letters and digits', 'ＡＢ１２', 'AB12'],
  ['digits of other scripts', '٠٩०९', '0909'],
  ['accents set apart', 'e\u0301', 'e'],
])('%s get one spelling', (_name, typed, plain) => {
  expect(normalise(typed).text).toBe(plain);
});

test('one character that becomes two points both back at itself', () => {
  expect(normalise('a⑩b')).toEqual({ text: 'a10b', at: [0, 1, 1, 2] });
});

test('every position leads back to the start of a character of the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const starts = new Set<number>();
      let position = 0;
      for (const character of typed) {
        starts.add(position);
        position += character.length;
      }
      const { text, at } = normalise(typed);
      expect(at).toHaveLength(text.length);
      expect(at.every((origin) => starts.has(origin))).toBe(true);
      expect([...at].sort((a, b) => a - b)).toEqual(at);
    }),
  );
});
