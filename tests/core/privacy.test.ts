import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enter, type Refusal } from '../../src/core/privacy.ts';

function reasonsFor(typed: string, limits?: Parameters<typeof enter>[1]): readonly Refusal[] {
  const entered = enter(typed, limits);
  return entered.ok ? [] : entered.reasons;
}

describe('the door lets in, as typed', () => {
  test.each([
    ['right-to-left text', 'דוח התקדמות \u202bالتقرير\u202c'],
    ['emoji', 'Trained 👩🏽‍🏫 👨‍👩‍👧 staff'],
    ['a channel mention', '<!channel> <@U0ABC>'],
    ['markup', '**bold** _it_ ~no~ `code`'],
    ['a script', '<script>alert("x")</script>'],
    ['lines and tabs', 'one\n\ttwo'],
    ['nothing', ''],
  ])('%s', (_name, typed) => {
    expect(enter(typed)).toEqual({ ok: true, text: typed });
  });
});

test('blank ends are trimmed and line endings are newlines', () => {
  expect(enter(' \r\n one\r\ntwo\rthree\u000bfour \u00a0')).toEqual({
    ok: true,
    text: 'one\ntwo\nthree\nfour',
  });
});

test.each([
  ['NUL', 'a\u0000b', 'control-character'],
  ['escape', 'a\u001b[31mb', 'control-character'],
  ['a C1 control', 'a\u009bb', 'control-character'],
  ['the first half of an emoji', 'a\ud83d b', 'broken-character'],
  ['the second half of an emoji', '\ude00', 'broken-character'],
])('%s is refused', (_name, typed, what) => {
  expect(reasonsFor(typed)).toEqual([{ kind: 'unreadable', what }]);
});

test('100,000 characters are refused with the count and the limit', () => {
  const reasons = reasonsFor('a'.repeat(100_000));
  expect(reasons).toEqual([
    { kind: 'too-long', unit: 'characters', count: 100_000, limit: 10_000 },
  ]);
});

test('an emoji counts as one character', () => {
  expect(enter('😀😀😀', { maxCharacters: 3 })).toEqual({ ok: true, text: '😀😀😀' });
});

test('words are counted between white space', () => {
  expect(enter('one  two\nthree', { maxWords: 3 }).ok).toBe(true);
  expect(reasonsFor('one two three four', { maxWords: 3 })).toEqual([
    { kind: 'too-long', unit: 'words', count: 4, limit: 3 },
  ]);
});

test('every reason is given, each kind once', () => {
  const reasons = reasonsFor('943 476 5919, 9434765919, born 1/2/2012\u0000', { maxWords: 2 });
  expect(reasons.map((reason) => (reason.kind === 'blocked' ? reason.what : reason.kind))).toEqual([
    'too-long',
    'unreadable',
    'nhs-number',
    'date-of-birth',
  ]);
});

test("a force's own references are refused", () => {
  expect(enter('NYP 20240001').ok).toBe(true);
  expect(enter('NYP 20240001', { policePatterns: ['NYP-########'] }).ok).toBe(false);
});

test.each([
  ['943 476 5919', 'nhs-number'],
  ['9276308686', 'learner-number'],
  ['B801200005001', 'pupil-number'],
  ['AB123456C', 'national-insurance'],
  ['12240012345', 'police-reference'],
  ['dob 1/2/2012', 'date-of-birth'],
])('a refusal of %j says %s, and never repeats it', (typed, what) => {
  const reasons = reasonsFor(typed);
  expect(reasons).toMatchObject([{ kind: 'blocked', what }]);
  expect(JSON.stringify(reasons)).not.toContain(typed);
});

test('whatever is typed is either stored as typed or refused with a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const entered = enter(typed);
      if (!entered.ok) {
        expect(entered.reasons.length).toBeGreaterThan(0);
        return;
      }
      expect(entered.text).toBe(typed.replace(/\r\n|[\r\v\f\u0085]/g, '\n').trim());
      expect(enter(entered.text)).toEqual(entered);
    }),
  );
});
