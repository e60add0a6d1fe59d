import { readRefs } from '../core/reply-refs.ts';
import type { Command } from './command.ts';

/** What follows `/priority`. Nothing is unknown here: other words are looked for in titles. */
export function parsePriority(text: string): Command {
  const words = text.trim().replace(/\s+/g, ' ');
  if (/^(?:all)?$/i.test(words)) return { kind: 'priorities' };
  if (/^(?:help|\?)$/i.test(words)) return { kind: 'help' };
  if (/^#?\d{1,3}$/.test(words))
    return { kind: 'priority', number: Number(words.replace('#', '')) };
  if (/^(?:cross[ -]?cutting|x)$/i.test(words)) return { kind: 'cross-cutting' };
  return parseAction(words) ?? { kind: 'search', words };
}

function parseAction(words: string): Command | undefined {
  const ref = onlyRef(words);
  return ref ? { kind: 'action', ref } : undefined;
}

/** The ref, in capitals, of a text that is one ref and nothing else. */
export function onlyRef(text: string): string | undefined {
  const head = readRefs(text, new Set());
  const [ref, another] = head?.refs ?? [];
  return another === undefined && head?.rest.trim() === '' ? ref : undefined;
}
