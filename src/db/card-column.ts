import { z } from 'zod';
import type { Block, Button, Card, Span } from '../messages/card.ts';

// A card as its JSON column holds it, checked on its way out: it may have been written by an older version.

const span: z.ZodType<Span> = z.object({
  text: z.string(),
  bold: z.literal(true).exactOptional(),
  link: z.string().exactOptional(),
});
const spans = z.array(span);

const button: z.ZodType<Button> = z.object({
  label: z.string(),
  press: z.string(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  describes: z.string().exactOptional(),
});

const column = z.object({
  title: z.string(),
  width: z.number().exactOptional(),
  align: z.enum(['left', 'right']).exactOptional(),
});

const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    spans,
    tone: z.enum(['normal', 'heading', 'muted', 'warning']).exactOptional(),
  }),
  z.object({
    kind: z.literal('facts'),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  z.object({
    kind: z.literal('list'),
    items: z.array(z.object({ spans, button: button.exactOptional() })),
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(column),
    rows: z.array(z.array(spans)),
  }),
  z.object({ kind: z.literal('divider') }),
]);

export const cardColumn: z.ZodType<Card> = z.object({
  title: z.string(),
  blocks: z.array(block),
  buttons: z.array(button),
  fallback: z.string(),
});
