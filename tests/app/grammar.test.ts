import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/app/command.ts';
import { wordsOf } from '../../src/app/command-words.ts';
import { parseCommand, parseMessage } from '../../src/app/grammar.ts';

describe('/priority', () => {
  test.each([
    ['', { kind: 'priorities' }],
    ['  ', { kind: 'priorities' }],
    ['all', { kind: 'priorities' }],
    ['2', { kind: 'priority', number: 2 }],
    ['#12', { kind: 'priority', number: 12 }],
    ['2.3', { kind: 'action', ref: '2.3' }],
    ['x.1', { kind: 'action', ref: 'X.1' }],
    ['action 2.10', { kind: 'action', ref: '2.10' }],
    ['cross-cutting', { kind: 'cross-cutting' }],
    ['Cross cutting', { kind: 'cross-cutting' }],
    ['fathers', { kind: 'search', words: 'fathers' }],
    ['mental  health', { kind: 'search', words: 'mental health' }],
    ['2.3 and 2.4', { kind: 'search', words: '2.3 and 2.4' }],
    ['help', { kind: 'help' }],
  ])('%j', (text, command) => {
    expect(parseCommand('priority', text)).toEqual(command);
  });
});

const green = 'green';

describe('/progress', () => {
  test.each([
    ['', { kind: 'mine' }],
    ['mine', { kind: 'mine' }],
    [' MINE ', { kind: 'mine' }],
    ['update', { kind: 'mine' }],
    [
      'update 2.3 green Trained 45 staff across four schools',
      { kind: 'update', ref: '2.3', status: green, text: 'Trained 45 staff across four schools' },
    ],
    ['update x.1', { kind: 'update', ref: 'X.1', text: '' }],
    ['update 2.3 no change', { kind: 'update', ref: '2.3', status: 'no-change', text: '' }],
    [
      'update 2.3 complete: published\nin May',
      {
        kind: 'update',
        ref: '2.3',
        status: 'complete',
        text: 'published\nin May',
      },
    ],
    ['update 2.3: trained 45', { kind: 'update', ref: '2.3', text: 'trained 45' }],
    ['update 2.3 green to amber', { kind: 'update', ref: '2.3', text: 'green to amber' }],
    ['2.3 green trained', { kind: 'update', ref: '2.3', status: green, text: 'trained' }],
    ['update 2.3 and 2.4 no change', { kind: 'updates', text: '2.3 and 2.4 no change' }],
    ['update 2.1 green x; 2.2 red y', { kind: 'updates', text: '2.1 green x; 2.2 red y' }],
    ['2.1 green x\n2.2 red y', { kind: 'updates', text: '2.1 green x\n2.2 red y' }],
    [
      'update 2.3 green met 1.2 times; raised 2.4 points',
      { kind: 'update', ref: '2.3', status: green, text: 'met 1.2 times; raised 2.4 points' },
    ],
    ['subgroup exploitation', { kind: 'subgroup', words: 'exploitation' }],
    ['sub-group early  help', { kind: 'subgroup', words: 'early help' }],
    ['subgroup', { kind: 'subgroup', words: '' }],
    ['overdue', { kind: 'overdue' }],
    ['asks', { kind: 'asks' }],
    ['rollup', { kind: 'rollup', mode: 'show' }],
    ['rollup preview', { kind: 'rollup', mode: 'preview' }],
    ['roll-up Post', { kind: 'rollup', mode: 'post' }],
    ['people', { kind: 'people' }],
    ['schedule', { kind: 'schedule' }],
    ['pause', { kind: 'pause' }],
    ['pause 2.3', { kind: 'pause', ref: '2.3' }],
    ['resume x.1', { kind: 'resume', ref: 'X.1' }],
    ['help', { kind: 'help' }],
    ['?', { kind: 'help' }],
  ])('%j', (text, command) => {
    expect(parseCommand('progress', text)).toEqual(command);
  });
});

describe('/progress with words it does not know', () => {
  test.each([
    ['mien', 'mien', '/progress mine'],
    ['ovredue', 'ovredue', '/progress overdue'],
    ['sched', 'sched', '/progress schedule'],
    ['Halp me', 'Halp', '/progress help'],
    ['mine please', 'mine please', '/progress mine'],
    ['rollup previw', 'rollup previw', '/progress rollup preview'],
    ['rollup tomorrow', 'rollup tomorrow', '/progress rollup'],
    ['updte 4.1 green ok', 'updte', '/progress update 4.1 green ok'],
    ['subgruop early help', 'subgruop', '/progress subgroup early help'],
  ])('%j suggests the nearest', (text, typed, nearest) => {
    expect(parseCommand('progress', text)).toEqual({ kind: 'unknown', typed, nearest });
  });

  test.each(['xylophone', 'pause everything', 'resume fathers', '45'])(
    '%j suggests nothing, since nothing is near or safe',
    (text) => {
      expect(parseCommand('progress', text)).toEqual({ kind: 'unknown', typed: text });
    },
  );

  test.each([
    ['update fathers', { kind: 'number-first' }],
    ['update green 2.1 x', { kind: 'number-first', ref: '2.1' }],
    ['updte green 2.1 x', { kind: 'number-first', ref: '2.1' }],
    ['update 77 green x', { kind: 'number-shape', number: '77' }],
    ['pause 77', { kind: 'number-shape', number: '77' }],
  ])('%j says how an action is named', (text, mend) => {
    expect(parseCommand('progress', text)).toMatchObject({ kind: 'unknown', mend });
  });

  test.each([
    ['pause 2 weeks', { kind: 'no-length' }],
    ['pause for a fortnight', { kind: 'no-length' }],
    ['pause until Monday', { kind: 'no-length' }],
    ['pause 2.3 for 2 weeks', { kind: 'no-length', ref: '2.3' }],
  ])('%j says that a pause takes no length', (text, mend) => {
    expect(parseCommand('progress', text)).toMatchObject({ kind: 'unknown', mend });
  });

  test('one tap pauses no more than was meant', () => {
    expect(parseCommand('progress', 'pausee everything')).toEqual({
      kind: 'unknown',
      typed: 'pausee',
    });
  });

  test('says back no more than a line of what was typed', () => {
    expect(parseCommand('progress', '😀'.repeat(1000))).toEqual({
      kind: 'unknown',
      typed: `${'😀'.repeat(40)}…`,
    });
  });
});

describe('a direct message is a command', () => {
  test.each([
    ['priority', { kind: 'priorities' }],
    ['Priority 2', { kind: 'priority', number: 2 }],
    ['/priority 2', { kind: 'priority', number: 2 }],
    ['/ priority 2', { kind: 'priority', number: 2 }],
    ['priority fathers', { kind: 'search', words: 'fathers' }],
    [
      '/priority what is going on with fathers',
      { kind: 'search', words: 'what is going on with fathers' },
    ],
    ['progress mine', { kind: 'mine' }],
    ['/progress', { kind: 'mine' }],
    [
      'progress update 2.3 green\ntrained',
      { kind: 'update', ref: '2.3', status: green, text: 'trained' },
    ],
    ['help', { kind: 'help' }],
    ['Help', { kind: 'help' }],
    ['/help', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['overdue', { kind: 'overdue' }],
    ['prioritys', { kind: 'unknown', typed: 'prioritys', nearest: '/priority' }],
    ['prioritys 2', { kind: 'unknown', typed: 'prioritys', nearest: '/priority 2' }],
    ['/prioritys 2', { kind: 'unknown', typed: 'prioritys', nearest: '/priority 2' }],
    ['/priorities', { kind: 'unknown', typed: 'priorities', nearest: '/priority' }],
    ['/overdue', { kind: 'unknown', typed: 'overdue', nearest: '/progress overdue' }],
    ['/invite someone', { kind: 'unknown', typed: 'invite' }],
    ['progress mien', { kind: 'unknown', typed: 'mien', nearest: '/progress mine' }],
  ])('%j', (text, command) => {
    expect(parseMessage(text)).toEqual(command);
  });
});

test.each([
  '',
  '2.3 green, trained 45 staff; 2.4 amber: venue lost',
  'no change',
  'all no change',
  'Progress has been slow on 2.4 since the venue was lost',
  'Progress update we trained 45 staff',
  'Priority 2 is going well',
  'priority 2 done',
  'priority families were met and trained this month',
  'help is needed with the venue',
  'mine is 2.3 green',
  'asked the school twice',
  'properly 2',
  'prioritys were agreed in May',
  'prior',
  '/ 2',
  '//',
])('a direct message such as %j is no command', (text) => {
  expect(parseMessage(text)).toBe(undefined);
});

test('nothing that is typed makes the grammar fail', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', '/', 'priority ', '/priority ', 'progress ', '/progress update '),
      fc.string({ unit: 'binary' }),
      (start, rest) => {
        const read = parseMessage(start + rest);
        expect(typeof (read?.kind ?? '')).toBe('string');
        expect(parseCommand('priority', rest).kind).not.toBe('unknown');
      },
    ),
  );
});

test('a mistyped command word leads back to it', () => {
  const words = ['mine', 'update', 'subgroup', 'overdue', 'rollup', 'people', 'schedule', 'resume'];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(), (word, at) => {
      const index = at % word.length;
      const mistyped = `${word.slice(0, index)}${word.charAt(index)}${word.slice(index)}`;
      expect(parseCommand('progress', mistyped)).toEqual({
        kind: 'unknown',
        typed: mistyped,
        nearest: `/progress ${word}`,
      });
    }),
  );
});

test.each<Command>([
  { kind: 'priorities' },
  { kind: 'priority', number: 2 },
  { kind: 'cross-cutting' },
  { kind: 'action', ref: 'X.1' },
  { kind: 'search', words: 'mental health' },
  { kind: 'mine' },
  { kind: 'update', ref: '2.3', text: '' },
  { kind: 'updates', text: '2.1 green x; 2.2 red y' },
  { kind: 'subgroup', words: 'early help' },
  { kind: 'subgroup', words: '' },
  { kind: 'overdue' },
  { kind: 'asks' },
  { kind: 'rollup', mode: 'show' },
  { kind: 'rollup', mode: 'post' },
  { kind: 'people' },
  { kind: 'schedule' },
  { kind: 'pause' },
  { kind: 'resume', ref: '2.3' },
  { kind: 'help' },
])('%j can be put in words and read back', (command) => {
  expect(parseMessage(wordsOf(command))).toEqual(command);
});

test('the words of an update leave out what it says', () => {
  expect(wordsOf({ kind: 'update', ref: '2.3', status: 'green', text: 'trained' })).toBe(
    'progress update 2.3',
  );
});
