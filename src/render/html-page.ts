import { Eta } from 'eta';
import { unreachable } from '../core/unreachable.ts';
import type { Block, Card, Span } from '../messages/card.ts';
import { shownText, webAddress } from './shown-text.ts';

const eta = new Eta({ autoEscape: true });

const template = eta.compile(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><%= it.title %></title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<main>
<h1><%= it.title %></h1>
<% for (const paragraph of it.paragraphs) { %><p<% if (paragraph.tone) { %> class="<%= paragraph.tone %>"<% } %>><% for (const { text, bold, link } of paragraph.spans) { %><% if (link) { %><a href="<%= link %>"><%= text %></a><% } else if (bold) { %><strong><%= text %></strong><% } else { %><%= text %><% } %><% } %></p>
<% } %></main>
</body>
</html>
`);

/** A message as a web page of its own; its style is at /page.css. Buttons are left out, since nobody is known who could press them. */
export function htmlPageOf(card: Card): string {
  const paragraphs = card.blocks.flatMap(paragraphsOf);
  return eta.render(template, { title: shownText(card.title), paragraphs });
}

interface Paragraph {
  readonly tone?: string;
  readonly spans: readonly Span[];
}

function paragraphsOf(block: Block): readonly Paragraph[] {
  switch (block.kind) {
    case 'text':
      return [paragraph(block.spans, block.tone)];
    case 'facts':
      return block.facts.map(({ name, value }) =>
        paragraph([{ text: `${name}: `, bold: true }, { text: value }]),
      );
    case 'list':
      return block.items.map(({ spans }) => paragraph([{ text: '• ' }, ...spans]));
    case 'table':
      return block.rows.map((cells) => paragraph(cells.flat()));
    case 'divider':
      return [];
    default:
      return unreachable(block);
  }
}

function paragraph(spans: readonly Span[], tone?: string): Paragraph {
  const shown = spans.map(({ text, bold, link }) => {
    const address = link === undefined ? undefined : webAddress(link);
    return {
      text: shownText(text),
      ...(bold && { bold }),
      ...(address === undefined ? {} : { link: address }),
    };
  });
  return { spans: shown, ...(tone === undefined ? {} : { tone }) };
}
