import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownText, webAddress } from '../../src/render/shown-text.ts';

test('controls that a terminal would obey become signs', () => {
  expect(shownText('\u001b[31mred\u0007 \u0000\u007f\u0085')).toBe('␛[31mred␇ ␀␡\ufffd');
});

test('line feeds and tabs stay, and a carriage return is a line feed', () => {
  expect(shownText('one\r\ntwo\rthree\n\tfour')).toBe('one\ntwo\nthree\n\tfour');
});

test.each([
  ['an override', 'turned \u202eround', '\u202c'],
  ['an isolate', 'turned \u2067round', '\u2069'],
  ['an override within an isolate', '\u2067one\u202etwo', '\u202c\u2069'],
  ['an override that its isolate closed', '\u2067one\u202etwo\u2069', ''],
  ['an override whose end lies in an isolate', '\u202eone\u2067two\u202c', '\u2069\u202c'],
  ['a closed embedding', '\u202bone\u202c', ''],
  ['an end without a beginning', 'one\u2069\u202c', ''],
])('%s ends with the text', (_, typed, end) => {
  expect(shownText(typed)).toBe(typed + end);
});

test('any text without controls is shown as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      fc.pre(!/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(typed));
      expect(shownText(typed)).toBe(typed);
    }),
  );
});

test.each([
  ['https://example.org/a b', 'https://example.org/a%20b'],
  ['http://example.org', 'http://example.org/'],
  ['javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  ['data:text/html,hello', undefined],
  ['/relative', undefined],
  ['', undefined],
])('the address of %s is %s', (link, address) => {
  expect(webAddress(link)).toBe(address);
});
