import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReply } from '../../src/core/reply.ts';
import type { KnownAction, WhyNotRead } from '../../src/core/reply-item.ts';

const known: KnownAction[] = [
  { ref: '2.3', canNoChange: true },
  { ref: '2.4', canNoChange: true },
  { ref: 'X.1', canNoChange: false },
];

function itemsOf(text: string): unknown {
  return parseReply(text, known).items;
}

function whysOf(text: string): WhyNotRead[] {
  return parseReply(text, known).notUnderstood.map((part) => part.why);
}

const trained = { ref: '2.3', rag: 'green', sentence: 'trained 45 staff' };
const lost = { ref: '2.4', rag: 'amber', sentence: 'venue lost' };

describe('one reply for two actions', () => {
  test.each([
    ['a semicolon', '2.3 green, trained 45 staff; 2.4 amber: venue lost'],
    ['lines', '2.3 green, trained 45 staff\n\n2.4 amber: venue lost'],
    ['a comma', '2.3 green trained 45 staff, 2.4 amber, venue lost'],
    ['"and"', '2.3 green trained 45 staff and 2.4 amber venue lost'],
    ['bullets', '- 2.3 green: trained 45 staff\n• Action 2.4 - amber - venue lost'],
    ['list numbers', '1. 2.3 green: trained 45 staff\n2) 2.4 amber: venue lost'],
    ['headings', '2.3\nGreen\ntrained 45 staff\n2.4\nAmber\nvenue lost'],
    ['letters', '2.3 g trained 45 staff; 2.4 A: venue lost'],
    ['symbols of cards', '2.3 ● Green trained 45 staff; 2.4 ▲ venue lost'],
    ['circles', '2.3 🟢 trained 45 staff; 2.4 🟠 amber venue lost'],
  ])('may be parted by %s', (_name, text) => {
    expect(parseReply(text, known)).toEqual({ items: [trained, lost], notUnderstood: [] });
  });
});

test('a known ref after a full stop begins a new action', () => {
  expect(itemsOf('2.3 is green. Trained 45 staff. 2.4 is red. Venue lost.')).toEqual([
    { ref: '2.3', rag: 'green', sentence: 'Trained 45 staff.' },
    { ref: '2.4', rag: 'red', sentence: 'Venue lost.' },
  ]);
});

describe('the status', () => {
  test.each([
    ['2.3 is green - trained 45 staff', trained],
    ['2.3: GREEN. trained 45 staff', trained],
    ['(2.3) still green, trained 45 staff', trained],
    ['2.3 in progress, green: trained 45 staff', trained],
    ['x.1 red no money', { ref: 'X.1', rag: 'red', sentence: 'no money' }],
    ['X.1 🔴 no money', { ref: 'X.1', rag: 'red', sentence: 'no money' }],
    ['X.1 ■ no money', { ref: 'X.1', rag: 'red', sentence: 'no money' }],
    ['2.4 🟡 venue lost', lost],
    ['2.3 complete, published', { ref: '2.3', state: 'complete', sentence: 'published' }],
    ['2.3 done: published', { ref: '2.3', state: 'complete', sentence: 'published' }],
    ['2.3 is finished - published', { ref: '2.3', state: 'complete', sentence: 'published' }],
    ['2.3 ✓ Complete published', { ref: '2.3', state: 'complete', sentence: 'published' }],
    ['2.3 not started: no post', { ref: '2.3', state: 'not-started', sentence: 'no post' }],
    ['2.3 no change', { ref: '2.3', noChange: true, sentence: '' }],
    ['2.3 NC', { ref: '2.3', noChange: true, sentence: '' }],
    ['2.3 same.', { ref: '2.3', noChange: true, sentence: '' }],
    ['2.3 same as last week', { ref: '2.3', noChange: true, sentence: '' }],
    ['2.3 no change, still asking', { ref: '2.3', noChange: true, sentence: 'still asking' }],
  ])('%j is read', (text, item) => {
    expect(parseReply(text, known)).toEqual({ items: [item], notUnderstood: [] });
  });
});

describe('the sentence', () => {
  test.each([
    ['2.3 green raised by 2.4 per cent, and 2.4% more', 'raised by 2.4 per cent, and 2.4% more'],
    ['2.3 green. It rose. 2.4 per cent more came', 'It rose. 2.4 per cent more came'],
    ['2.3 green see 2.4, which is late', 'see 2.4, which is late'],
    ['2.3 green -5% absence', '-5% absence'],
    ['2.3 green trained; venue booked\nMore in May', 'trained; venue booked\nMore in May'],
    ['2.3 green red flags were audited', 'red flags were audited'],
    ['2.3 green <!channel> **b** <script>', '<!channel> **b** <script>'],
    ['2.3 green 45', '45'],
  ])('%j keeps its words', (text, sentence) => {
    expect(parseReply(text, known)).toEqual({
      items: [{ ref: '2.3', rag: 'green', sentence }],
      notUnderstood: [],
    });
  });
});

describe('several at once', () => {
  test('refs in a list share a status and a sentence', () => {
    expect(itemsOf('2.3, 2.4 and X.1 green: met in May')).toEqual([
      { ref: '2.3', rag: 'green', sentence: 'met in May' },
      { ref: '2.4', rag: 'green', sentence: 'met in May' },
      { ref: 'X.1', rag: 'green', sentence: 'met in May' },
    ]);
  });

  test('"all no change" is for those that have an update to repeat', () => {
    expect(parseReply('All no change', known)).toMatchObject({
      items: [
        { ref: '2.3', noChange: true, sentence: '' },
        { ref: '2.4', noChange: true, sentence: '' },
      ],
      notUnderstood: [
        {
          text: 'All no change',
          why: { kind: 'nothing-to-repeat', ref: 'X.1' },
        },
      ],
    });
  });

  test.each([
    'the rest no change; X.1 red no money.',
    'X.1 red no money. \nno change to the others',
  ])('%j leaves those that are named', (text) => {
    expect(itemsOf(text)).toContainEqual({ ref: 'X.1', rag: 'red', sentence: 'no money.' });
  });

  test('an action that was named but not understood is not answered by "all"', () => {
    const reply = parseReply('2.3 amber; all no change', known);
    expect(reply.items).toEqual([{ ref: '2.4', noChange: true, sentence: '' }]);
  });

  test.each(['everything green', 'all green', 'the rest are amber', 'both red'])(
    '%j is not understood: each needs its own sentence',
    (text) => {
      expect(parseReply(text, known)).toMatchObject({
        items: [],
        notUnderstood: [{ text, why: { kind: 'one-status-for-all' } }],
      });
    },
  );
});

test('a ref of an unusual shape counts when the plan has it', () => {
  expect(parseReply('ss.4 green, met', [{ ref: 'SS.4', canNoChange: true }]).items).toEqual([
    { ref: 'SS.4', rag: 'green', sentence: 'met' },
  ]);
});

describe('who has one action', () => {
  const one: KnownAction[] = [{ ref: '4.1', canNoChange: true }];

  test.each([
    ['green, met fathers', { ref: '4.1', rag: 'green', sentence: 'met fathers' }],
    ['No change.', { ref: '4.1', noChange: true, sentence: '' }],
  ])('need not name it: %j', (text, item) => {
    expect(parseReply(text, one)).toEqual({ items: [item], notUnderstood: [] });
  });

  test('is told when the rest says more of nothing', () => {
    expect(parseReply('green, met fathers; all no change', one).notUnderstood).toMatchObject([
      { text: 'all no change', why: { kind: 'no-other-actions' } },
    ]);
  });
});

describe('not understood, with the reason', () => {
  test.each([
    ['2.9 red lost', { kind: 'not-theirs', ref: '2.9' }],
    ['2.4 amber', { kind: 'needs-sentence', ref: '2.4' }],
    ['2.4 green 👍', { kind: 'needs-sentence', ref: '2.4' }],
    ['2.4 complete', { kind: 'needs-sentence', ref: '2.4' }],
    ['2.4 trained 45 staff', { kind: 'needs-status', ref: '2.4' }],
    ['2.4', { kind: 'needs-status', ref: '2.4' }],
    ['2.4 red-flagged cases read', { kind: 'needs-status', ref: '2.4' }],
    ['2.4 greenfield site found', { kind: 'needs-status', ref: '2.4' }],
    ['2.4 same team met twice', { kind: 'needs-status', ref: '2.4' }],
    ['2.4 green to amber, lost', { kind: 'unclear', ref: '2.4', doubt: 'two-colours' }],
    ['2.4 green/amber lost', { kind: 'unclear', ref: '2.4', doubt: 'two-colours' }],
    ['2.4 🟢 red lost', { kind: 'unclear', ref: '2.4', doubt: 'two-colours' }],
    ['2.4 no change, still amber', { kind: 'unclear', ref: '2.4', doubt: 'no-change-or-colour' }],
    ['2.4 a venue was lost', { kind: 'unclear', ref: '2.4', doubt: 'amber-or-article' }],
    ['2.4 done 3 of 5 sessions', { kind: 'unclear', ref: '2.4', doubt: 'complete-or-verb' }],
    ['X.1 no change', { kind: 'nothing-to-repeat', ref: 'X.1' }],
    ['2.4 nothing to report', { kind: 'unclear', ref: '2.4', doubt: 'nothing-new' }],
    ['2.4: Nothing new.', { kind: 'unclear', ref: '2.4', doubt: 'nothing-new' }],
    ['2.4 no update this time', { kind: 'unclear', ref: '2.4', doubt: 'nothing-new' }],
    ['2.4 no news', { kind: 'unclear', ref: '2.4', doubt: 'nothing-new' }],
    ['2.4 nothing works without money', { kind: 'needs-status', ref: '2.4' }],
    ['X.1 nothing to report', { kind: 'nothing-to-repeat', ref: 'X.1' }],
    ['Hello there', { kind: 'needs-number', example: '2.3' }],
    ['45 green trained', { kind: 'needs-number', example: '2.3' }],
    ['s.47 enquiries rose', { kind: 'needs-number', example: '2.3' }],
    ['no change', { kind: 'no-change-of-which' }],
  ] satisfies [string, WhyNotRead][])('%j', (text, why) => {
    expect(parseReply(text, known)).toMatchObject({ items: [], notUnderstood: [{ text, why }] });
  });

  test.each([
    ['2.3 red', ['2.3']],
    ['all red', ['2.3', '2.4', 'X.1']],
    ['red', undefined],
  ])('%j says which it spoke of', (text, refs) => {
    expect(parseReply(text, known).notUnderstood.map((part) => part.refs)).toEqual([refs]);
  });

  test('the same ref twice keeps the first answer and gives the second back', () => {
    expect(parseReply('2.3 green trained 45 staff; 2.3 red lost', known)).toMatchObject({
      items: [trained],
      notUnderstood: [{ text: '2.3 red lost', why: { kind: 'named-twice', ref: '2.3' } }],
    });
  });

  test('a first answer that was not understood does not shut out the second', () => {
    expect(itemsOf('2.3 green; 2.3 green trained 45 staff')).toEqual([trained]);
  });

  test('a ref that is not theirs does not take the others of its list with it', () => {
    const reply = parseReply('2.3 and 2.9 no change', known);
    expect(reply.items).toEqual([{ ref: '2.3', noChange: true, sentence: '' }]);
    expect(reply.notUnderstood).toMatchObject([
      { text: '2.3 and 2.9 no change', why: { kind: 'not-theirs', ref: '2.9' } },
    ]);
  });

  test('a line that may mean another action is not glued to the one before', () => {
    expect(whysOf('2.3 green trained\n24 amber venue lost')).toEqual([
      { kind: 'needs-number', example: '2.3' },
    ]);
    expect(whysOf('2.3 green trained\nAmber for the other')).toEqual([
      { kind: 'needs-number', example: '2.3' },
    ]);
  });

  test('who has no actions is told so', () => {
    expect(parseReply('2.3 green, trained', []).notUnderstood[0]?.why).toEqual({
      kind: 'not-theirs',
      ref: '2.3',
    });
    expect(parseReply('hello', []).notUnderstood[0]?.why).toEqual({ kind: 'no-actions' });
  });
});

test.each(['', '  \n ', ';;\n;'])('blank text %j holds nothing', (text) => {
  expect(parseReply(text, known)).toEqual({ items: [], notUnderstood: [] });
});

/** Words that only join a ref to its status. A list number goes too. */
const structure = new Set(
  [
    'green amber red g a r complete completed done finished not yet started no change changes',
    'unchanged nc n c same as before last is are now still remain remains status rag currently',
    'both in progress and action actions ref refs item items update on for re x all to or any',
    'the rest others everything else of them mine anything with per cent also then plus',
  ].flatMap((words) => words.split(' ')),
);

function freeWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !structure.has(word) && !/^\d{1,3}$/.test(word));
}

function expectNothingDropped(text: string, actions: readonly KnownAction[]): void {
  const reply = parseReply(text, actions);
  const kept = [
    ...reply.items.map((item) => item.sentence),
    ...reply.notUnderstood.map((part) => part.text),
  ].join(' ');
  const keptWords = new Set(freeWords(kept));
  expect(freeWords(text).filter((word) => !keptWords.has(word))).toEqual([]);
  expect(reply.notUnderstood.every((part) => part.text !== '')).toBe(true);
  expect(new Set(reply.items.map((item) => item.ref)).size).toBe(reply.items.length);
}

const fragment = fc.oneof(
  fc.constantFrom(
    '2.3',
    '2.4',
    'x.1',
    '2.9',
    '45',
    '2.4 per cent',
    'all',
    'the rest',
    'everything',
  ),
  fc.constantFrom(
    'green',
    'Amber',
    'RED',
    'g',
    'a',
    'r',
    '●',
    '🟡',
    'done',
    'no change',
    'same',
    'not started',
  ),
  fc.constantFrom(
    '; ',
    '\n',
    '. ',
    ', ',
    ' and ',
    ' also ',
    'And then ',
    ': ',
    ' - ',
    ' is ',
    '/',
    ' (',
    ') ',
  ),
  fc.stringMatching(/^[b-fh-qs-wyz]{4,7}$/),
);

test('nothing of a reply is dropped, whatever it is put together from', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 25 }), (fragments) => {
      expectNothingDropped(fragments.join(' '), known);
      expectNothingDropped(fragments.join(''), known.slice(0, 1));
    }),
    { numRuns: 1000 },
  );
});

test('any text at all is read without failing, and none of it is dropped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expectNothingDropped(text, known);
    }),
  );
});

test.each([' ', ', ', '. ', '2.3, ', '2.3 green a\n', ' and 2.3', 'a\n', '- ', 'all '])(
  '10,000 characters of %j, the most the door lets in, take well under a second',
  (piece) => {
    const startedAt = performance.now();
    parseReply(piece.repeat(Math.ceil(10_000 / piece.length)), known);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  },
);
