import { expect, it } from 'vitest';
import type { Block, Card } from '../../src/messages/card.ts';
import { htmlPageOf } from '../../src/render/html-page.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const page = (...blocks: readonly Block[]) =>
  htmlPageOf({ title: 'Installed', blocks, buttons: [], fallback: 'Installed' } satisfies Card);
const says = (text: string): Block => ({ kind: 'text', spans: [{ text }] });

it('has its title, its paragraphs and their tone', () => {
  const html = page(says('One.'), { kind: 'text', tone: 'muted', spans: [{ text: 'Two.' }] });

  expect(html).toContain('<title>Installed</title>');
  expect(html).toContain('<h1>Installed</h1>');
  expect(html).toContain('<p>One.</p>');
  expect(html).toContain('<p class="muted">Two.</p>');
});

it('has facts, lists and tables as paragraphs, and a dash of nothing for a divider', () => {
  const html = page(
    { kind: 'facts', facts: [{ name: 'Team', value: 'Council' }] },
    { kind: 'list', items: [{ spans: [{ text: 'First' }] }] },
    { kind: 'divider' },
    { kind: 'table', columns: [{ title: 'A' }], rows: [[[{ text: 'Cell' }]]] },
  );

  expect(html.match(/<p>.*<\/p>/g)).toEqual([
    '<p><strong>Team: </strong>Council</p>',
    '<p>• First</p>',
    '<p>Cell</p>',
  ]);
});

it('links to web addresses alone', () => {
  const link = (address: string): Block => ({
    kind: 'text',
    spans: [{ text: 'here', link: address }],
  });

  const html = page(link('https://example.org/?a=1&b="2"'), link('javascript:alert(1)'));

  expect(html).toContain('<a href="https://example.org/?a=1&amp;b=');
  expect(html).not.toContain('javascript:');
});

it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '<%= it.title %>'])(
  'reads nothing in a name as markup: %s',
  (name) => {
    const html = htmlPageOf({ title: name, blocks: [says(name)], buttons: [], fallback: name });

    expect(html).not.toMatch(/<(script|img)/);
    expect(html.match(/<(?:h1|p|title)>/g)).toEqual(['<title>', '<h1>', '<p>']);
  },
);

it('draws whatever was typed', () => {
  for (const text of hostileTexts) expect(page(says(text))).toContain('</html>');
});
