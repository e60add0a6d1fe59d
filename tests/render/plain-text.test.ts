import { expect, test } from 'vitest';
import type { Card } from '../../src/messages/card.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';

test('a card reads as text from top to bottom', () => {
  const card: Card = {
    title: 'Priority 4: Engaging with Fathers',
    blocks: [
      {
        kind: 'text',
        tone: 'heading',
        spans: [{ text: '▲ Amber', bold: true }, { text: ', worse' }],
      },
      {
        kind: 'facts',
        facts: [
          { name: 'Due', value: '31 March 2025' },
          { name: 'Lead', value: 'Chair, Fathers group' },
        ],
      },
      { kind: 'divider' },
      {
        kind: 'list',
        items: [
          { spans: [{ text: '4.1 ' }, { text: 'the plan', link: 'https://example.org/plan' }] },
          { spans: [{ text: '4.2' }], button: { label: 'Update', press: 'update' } },
        ],
      },
      {
        kind: 'table',
        columns: [{ title: 'Action' }, { title: 'Moves', align: 'right' }],
        rows: [
          [[{ text: '4.1 👩‍👧' }], [{ text: '12' }]],
          [[{ text: 'two\nlines' }], []],
        ],
      },
    ],
    buttons: [{ label: 'History', press: 'show' }],
    fallback: 'Priority 4 is amber.',
  };

  expect(plainTextOf(card)).toBe(
    [
      'Priority 4: Engaging with Fathers',
      '',
      '▲ Amber, worse',
      '',
      'Due: 31 March 2025',
      'Lead: Chair, Fathers group',
      '',
      '---',
      '',
      '- 4.1 the plan (https://example.org/plan)',
      '- 4.2',
      '',
      'Action     Moves',
      '---------  -----',
      '4.1 👩‍👧       12',
      'two lines',
    ].join('\n'),
  );
});

test('what a terminal would obey is shown as a sign', () => {
  const card: Card = {
    title: '\u001b[2Jgone',
    blocks: [{ kind: 'text', spans: [{ text: '\u0007' }] }],
    buttons: [],
    fallback: '',
  };

  expect(plainTextOf(card)).toBe('␛[2Jgone\n\n␇');
});

test('an address that is not of the web is left out', () => {
  const card: Card = {
    title: 'T',
    blocks: [{ kind: 'text', spans: [{ text: 'press', link: 'javascript:alert(1)' }] }],
    buttons: [],
    fallback: '',
  };

  expect(plainTextOf(card)).toBe('T\n\npress');
});
