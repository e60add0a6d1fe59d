import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBlocked } from '../../src/core/privacy-find.ts';

function kindsIn(text: string): string[] {
  return findBlocked(text).map((finding) => finding.kind);
}

function sliceFound(text: string): string[] {
  return findBlocked(text).map((finding) => text.slice(finding.from, finding.to));
}

describe('blocked', () => {
  test.each([
    ['943 476 5919', 'nhs-number'],
    ['9434765919', 'nhs-number'],
    ['943-476-5919', 'nhs-number'],
    ['NHS:943–476—5919.', 'nhs-number'],
    ['(９４３　４７６　５９１９)', 'nhs-number'],
    ['943\u00a0476\u202f5919', 'nhs-number'],
    ['943\r\n476\r\n5919', 'nhs-number'],
    ['9\u200b4\u200d3\ufeff4765919', 'nhs-number'],
    ['9️⃣4️⃣3️⃣4️⃣7️⃣6️⃣5️⃣9️⃣1️⃣9️⃣', 'nhs-number'],
    ['٩٤٣٤٧٦٥٩١٩', 'nhs-number'],
    ['seen in 2024 943 476 5919 and 45 more', 'nhs-number'],
    ['9276308686', 'learner-number'],
    ['92763\n08686', 'learner-number'],
    ['B801200005001', 'pupil-number'],
    ['P207000016049', 'pupil-number'],
    ['b801 2000 05 001', 'pupil-number'],
    ['AB123456C', 'national-insurance'],
    ['ab 12 34 56 c', 'national-insurance'],
    ['AB 123 456 C', 'national-insurance'],
    ['AB1234\n56C', 'national-insurance'],
    ['12240012345', 'police-reference'],
    ['ref 12-24-0012345', 'police-reference'],
    ['born 1/2/2012', 'date-of-birth'],
    ['DOB: 01-02-12', 'date-of-birth'],
    ['d.o.b. 1 Feb 2012', 'date-of-birth'],
    ['date of birth 1st February 2012', 'date-of-birth'],
    ['date\u00a0of\u00a0birth: 2012‑02‑01', 'date-of-birth'],
    ['1/2/2012 (dob)', 'date-of-birth'],
    [`born ${'-'.repeat(18)} 1/2/2012`, 'date-of-birth'],
    [`1/2/2012 ${'-'.repeat(18)} born`, 'date-of-birth'],
    ['Born on the 1st of February, 2012', 'date-of-birth'],
  ])('%j is a finding of kind %s', (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });
});

describe('not blocked', () => {
  test.each([
    '943 476 5918',
    '1111111111',
    '0000000000',
    'A801200005001',
    'Q207000016049',
    'DB123456C',
    'AO123456C',
    'GB123456C',
    'AB123456E',
    'by 2024-25 a number of schools',
    '1 February 2012',
    'The strategy was launched on 1/2/2012',
    'newborn screening began on 1/2/2012',
    'born in York, and the campaign that followed ran to 1/2/2012',
    'born 31/13/2012',
    `born ${'-'.repeat(19)} 1/2/2012`,
    `1/2/2012 ${'-'.repeat(19)} born`,
    '0123456001',
    '2.3 green, trained 45 staff',
    '2026-08-31T10:00:00.000Z',
    '2026-08-31 10:00:00',
    '2026-08-31 10 sessions',
    '31-08-2026 45 staff',
    '2024-2025 65 sessions',
    '2024-25 2025-26',
    '2024 to 2026',
    'over 2,200 people',
    '65 sessions',
    '01904 551550',
    '07700900123',
    '+44 1904 551550',
    '13240012345',
    '9f1c2b1a-1234-4567-8901-234567890123',
    '12345678-1234-4123-8123-943476591900',
  ])('%j has no finding', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});

test('a temporary pupil number ends in a letter, which counts as its index', () => {
  // 8x2 + 0x3 + 1x4 + 2x5 + 0 + 0 + 0 + 0 + 5x10 + 0 + 0 + 1x13 (B) = 93, and 93 mod 23 is 1: B.
  expect(kindsIn('B80120000500B')).toEqual(['pupil-number']);
  expect(kindsIn('A80120000500B')).toEqual([]);
});

test('a finding gives its place in the original text, and nothing of the text', () => {
  const text = 'Line one\r\nchild é９４３\u200b 476 5919 seen';
  expect(findBlocked(text)).toEqual([
    { kind: 'nhs-number', severity: 'block', from: 17, to: 30, line: 2, column: 8 },
  ]);
  expect(sliceFound(text)).toEqual(['９４３\u200b 476 5919']);
});

test('several findings come in the order they stand in', () => {
  expect(kindsIn('born 1/2/2012, AB123456C\n943 476 5919; 9434765919')).toEqual([
    'date-of-birth',
    'national-insurance',
    'nhs-number',
    'nhs-number',
  ]);
});

test('another force gives its own patterns instead of the default', () => {
  const options = { policePatterns: ['NYP-########'] };
  expect(findBlocked('nyp 20240001', options).map((finding) => finding.kind)).toEqual([
    'police-reference',
  ]);
  expect(findBlocked('12240012345', options)).toEqual([]);
});

/** Valid numbers that hold no year: one typed as a date, 2024-25 or so, is taken for the date. */
const nhsNumber = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
  )
  .map(([first, rest]) => withCheckDigit([first, ...rest]))
  .filter((number) => number !== undefined)
  .filter((number) => !/19|20|^(\d)\1*$/.test(number));

function withCheckDigit(nine: number[]): string | undefined {
  const sum = nine.reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : [...nine, check].join('');
}

const separator = fc
  .array(
    fc.constantFrom(
      ' ',
      '\u00a0',
      '\u2009',
      '\t',
      '-',
      '–',
      '—',
      '\u2011',
      '\n',
      '\r\n',
      '\u200b',
      '\u2060',
      '\u00ad',
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(''));

const typedNumber = fc
  .tuple(nhsNumber, fc.array(separator, { minLength: 9, maxLength: 9 }), fc.boolean())
  .map(([number, separators, wide]) => {
    const digits = wide
      ? [...number].map((digit) => String.fromCodePoint(0xff10 + Number(digit)))
      : [...number];
    return digits.map((digit, index) => `${digit}${separators[index] ?? ''}`).join('');
  });

// Ends in something that is neither digit nor gap, or the number would be part of a longer one.
const before = fc.string({ unit: 'binary' }).map((text) => `${text}:`);
const after = fc.string({ unit: 'binary' }).map((text) => `;${text}`);

test('an NHS number is found however it is spaced, and wherever it stands', () => {
  fc.assert(
    fc.property(before, typedNumber, after, (left, number, right) => {
      const text = `${left}${number}${right}`;
      const found = findBlocked(text).filter(
        (finding) =>
          finding.kind === 'nhs-number' &&
          finding.from === left.length &&
          finding.to === left.length + number.length,
      );
      expect(found).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    'times',
    fc
      .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2099-12-31') })
      .map((at) => at.toISOString()),
  ],
  ['UUIDs', fc.uuid()],
  ['telephone numbers', fc.stringMatching(/^0\d{10}$/)],
  ['refs', fc.stringMatching(/^([1-9]|X)\.\d{1,2}$/)],
  ['years', fc.stringMatching(/^20\d\d (to|and) 20\d\d$/)],
])('no %s are findings', (_name, harmless) => {
  fc.assert(
    fc.property(harmless, (text) => {
      expect(findBlocked(`On ${text}, staff met.`)).toEqual([]);
    }),
  );
});

test.each([
  '1 ',
  '12-',
  '9434765919 ',
  'A1',
  'a        1        ',
  'born 1/2/2012 ',
  'born ',
  'd.o.',
  'date of ',
  '1 of ',
  '\u200b',
  '+44 (',
  '12345678-1234-',
  '\u0661',
])('100,000 characters of %j take well under a second', (piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  const startedAt = performance.now();
  findBlocked(text);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('nothing that is typed makes the search fail, and every place lies in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const finding of findBlocked(text)) {
        expect(finding.from).toBeLessThan(finding.to);
        expect(finding.to).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
