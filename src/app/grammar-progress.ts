import { replyParts } from '../core/reply-parts.ts';
import { readRefs } from '../core/reply-refs.ts';
import { sentenceIn } from '../core/reply-sentence.ts';
import { readStatus, type TypedStatus } from '../core/reply-status.ts';
import type { StatusChoice } from '../core/report-status.ts';
import type { Command, Mend, UnknownCommand } from './command.ts';
import { nearestWord, numberShape, unknown } from './grammar-nearest.ts';
import { onlyRef } from './grammar-priority.ts';

type Parse = (rest: string) => Command | UnknownCommand;

const parsers: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['mine', alone({ kind: 'mine' })],
  ['update', parseUpdate],
  ['subgroup', (rest) => ({ kind: 'subgroup', words: rest.replace(/\s+/g, ' ') })],
  ['overdue', alone({ kind: 'overdue' })],
  ['asks', alone({ kind: 'asks' })],
  ['rollup', parseRollUp],
  ['people', alone({ kind: 'people' })],
  ['schedule', alone({ kind: 'schedule' })],
  ['pause', (rest) => parsePause('pause', rest)],
  ['resume', (rest) => parsePause('resume', rest)],
  ['help', alone({ kind: 'help' })],
]);

/** The words that may follow `/progress`. */
export const progressWords: readonly string[] = [...parsers.keys()];

/** What follows `/progress`. Alone it is what the asker still owes; with a ref first it is an update. */
export function parseProgress(text: string): Command | UnknownCommand {
  const typed = text
    .trim()
    .replace(/^roll[ -]up\b/i, 'rollup')
    .replace(/^sub[ -]group\b/i, 'subgroup');
  if (typed === '') return { kind: 'mine' };
  if (typed === '?') return { kind: 'help' };
  if (/^(?:\d|X\.)/i.test(typed) && readRefs(typed, new Set())) return parseUpdate(typed);
  const [first = ''] = typed.split(/\s/, 1);
  const word = first.toLowerCase();
  const parse = parsers.get(word);
  if (parse) return parse(typed.slice(first.length).trim());
  const nearest = nearestWord(word, progressWords);
  return nearest ? meant(first, nearest, typed.slice(first.length).trim()) : unknown(first);
}

/** The command that was meant by `typed`, with what follows it, or what would be said to that one. */
export function meant(typed: string, word: string, rest: string): UnknownCommand {
  const command = parsers.get(word)?.(rest);
  return command?.kind === 'unknown'
    ? unknown(typed, command.nearest, command.mend)
    : unknown(typed, `/progress ${word} ${rest}`.trim());
}

/** A command that takes no more words. */
function alone(command: Command): Parse {
  return (rest) =>
    rest === '' ? command : unknown(`${command.kind} ${rest}`, `/progress ${command.kind}`);
}

/** Without a ref there is nothing to update yet, so it shows what may be. */
function parseUpdate(rest: string): Command | UnknownCommand {
  if (rest === '') return { kind: 'mine' };
  const head = readRefs(rest, new Set());
  const [ref, another] = head?.refs ?? [];
  if (!head || !ref) return unknown(`update ${rest}`, '/progress mine', mendOf(rest));
  // One sentence must not swallow the next action's answer.
  if (another || replyParts(rest, new Set()).length > 1) return { kind: 'updates', text: rest };
  const reading = readStatus(head.rest, { letters: true });
  // Where the status is not clear the form asks, and keeps every word.
  return reading.kind === 'status'
    ? { kind: 'update', ref, status: choiceFor(reading.status), text: sentenceIn(reading.rest) }
    : { kind: 'update', ref, text: sentenceIn(head.rest) };
}

function mendOf(rest: string): Mend {
  const ref = /(?<![\w.])(?:\d{1,2}|X)\.\d{1,3}(?![\w.]\w)/i.exec(rest)?.[0].toUpperCase();
  return numberShape(rest) ?? { kind: 'number-first', ...(ref ? { ref } : {}) };
}

function choiceFor(status: TypedStatus): StatusChoice | 'no-change' {
  switch (status.kind) {
    case 'rag':
      return status.rag;
    case 'state':
      return status.state;
    case 'no-change':
      return 'no-change';
  }
}

function parseRollUp(rest: string): Command | UnknownCommand {
  const mode = rest.toLowerCase();
  if (mode === '') return { kind: 'rollup', mode: 'show' };
  if (mode === 'preview' || mode === 'post') return { kind: 'rollup', mode };
  const nearest = nearestWord(mode, ['preview', 'post']);
  return unknown(`rollup ${rest}`, nearest ? `/progress rollup ${nearest}` : '/progress rollup');
}

/** No nearest command: one tap must not pause more than was meant. */
function parsePause(kind: 'pause' | 'resume', rest: string): Command | UnknownCommand {
  const ref = onlyRef(rest);
  if (rest === '') return { kind };
  if (ref) return { kind, ref };
  const length = kind === 'pause' ? lengthIn(rest) : undefined;
  return unknown(`${kind} ${rest}`, undefined, length ?? numberShape(rest));
}

/** "2 weeks", "2.3 until Monday" */
function lengthIn(rest: string): Mend | undefined {
  const [first = ''] = rest.split(/\s/, 1);
  const ref = onlyRef(first);
  const after = ref ? rest.slice(first.length).trim() : rest;
  const isLength =
    /^(?:until|till)\s/i.test(after) || /\s(?:hour|day|week|fortnight|month)s?$/i.test(after);
  return isLength ? { kind: 'no-length', ...(ref ? { ref } : {}) } : undefined;
}
