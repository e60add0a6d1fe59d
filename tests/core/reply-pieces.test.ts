import { describe, expect, test } from 'vitest';
import { parseReply } from '../../src/core/reply.ts';

const known = ['2.3', '2.4'].map((ref) => ({ ref, canNoChange: true }));

describe('a word that goes on does not hide the action after it', () => {
  test.each([
    '2.3 green, trained 45 staff. And 2.4 amber: venue lost',
    '2.3 green, trained 45 staff. Also, 2.4 amber: venue lost',
    '2.3 green, trained 45 staff. And then 2.4 amber: venue lost',
    '2.3 green trained 45 staff and also 2.4 amber venue lost',
    '2.3 green trained 45 staff then 2.4 amber venue lost',
    '2.3 green trained 45 staff, plus 2.4 amber venue lost',
    '2.3 green trained 45 staff; and 2.4 amber venue lost',
    '2.3 green trained 45 staff\nPlus 2.4 amber venue lost',
  ])('%j', (text) => {
    expect(parseReply(text, known).items.map(({ ref, rag }) => [ref, rag])).toEqual([
      ['2.3', 'green'],
      ['2.4', 'amber'],
    ]);
    expect(parseReply(text, known).items).toMatchObject([{}, { sentence: 'venue lost' }]);
  });

  test('nor what it says of that one where it cannot be read', () => {
    const reply = parseReply('2.3 green, trained 45 staff. And 2.4 complete', known);
    expect(reply).toMatchObject({
      items: [{ sentence: 'trained 45 staff.' }],
      notUnderstood: [{ text: 'And 2.4 complete', why: { kind: 'needs-sentence', ref: '2.4' } }],
    });
  });

  test('and keeps its words where no status follows', () => {
    expect(parseReply('2.3 green. It rose. And 2.4 helped with it', known).items).toEqual([
      { ref: '2.3', rag: 'green', sentence: 'It rose. And 2.4 helped with it' },
    ]);
  });
});
