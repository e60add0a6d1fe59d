import type { Block, Button, ListItem, Span, Tone } from './card.ts';
import type { MessageContext } from './context.ts';
import { type PressKind, writeToken } from './token.ts';

export type Words = readonly (Span | string)[];

export const bold = (text: string): Span => ({ text, bold: true });

const spansOf = (words: Words): Span[] =>
  words.map((word) => (typeof word === 'string' ? { text: word } : word));

export function text(...words: Words): Block {
  return { kind: 'text', spans: spansOf(words) };
}

export function toned(tone: Tone, ...words: Words): Block {
  return { kind: 'text', spans: spansOf(words), tone };
}

export function item(words: Words, button?: Button): ListItem {
  return button ? { spans: spansOf(words), button } : { spans: spansOf(words) };
}

/** No block where there is nothing to list. */
export function listOf(items: readonly ListItem[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

export function button(
  context: MessageContext,
  kind: PressKind,
  args: readonly string[],
  label: string,
  more: Pick<Button, 'style' | 'describes'> = {},
): Button {
  const press = writeToken({ kind, partnershipId: context.partnershipId, args });
  return { label, press, ...more };
}
