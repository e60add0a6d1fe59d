import type { Command, UnknownCommand } from './command.ts';
import { nearestWord, unknown } from './grammar-nearest.ts';
import { parsePriority } from './grammar-priority.ts';
import { meant, parseProgress, progressWords } from './grammar-progress.ts';

/** The two commands that chat platforms know by name. */
export type CommandName = 'priority' | 'progress';

const names: readonly CommandName[] = ['priority', 'progress'];
/** Said alone, these are commands and nothing else. */
const bareWords = new Set(['help', 'mine', 'overdue', 'asks']);
/** More words after a plain "priority" are a sentence. */
const plainSearchWords = 3;

/** Reads what was typed after a slash command. Upper and lower case are the same. */
export function parseCommand(name: CommandName, text: string): Command | UnknownCommand {
  return name === 'priority' ? parsePriority(text) : parseProgress(text);
}

/**
 * Reads a direct message as a command, with the slash or without. Undefined when it is none, and may
 * be a plain reply. With a slash it is always a command, if an unknown one.
 */
export function parseMessage(text: string): Command | UnknownCommand | undefined {
  const found = /^(\/ ?)?(\p{L}[\p{L}-]*|\?)(?:\s+([\s\S]*))?$/u.exec(text.trim());
  if (!found) return undefined;
  const word = (found[2] ?? '').toLowerCase();
  const rest = (found[3] ?? '').trim();
  return found[1] ? slashed(word, rest) : plain(word, rest);
}

function slashed(word: string, rest: string): Command | UnknownCommand {
  const name = names.find((known) => known === word);
  if (name) return parseCommand(name, rest);
  if (word === 'help' || word === '?') return { kind: 'help' };
  if (progressWords.includes(word)) return meant(word, word, rest);
  const nearest = nearestWord(word, names);
  return nearest ? meantName(word, nearest, rest) : unknown(word);
}

/** The command of that name, with what follows it, or what would be said to that one. */
function meantName(typed: string, name: CommandName, rest: string): UnknownCommand {
  const command = parseCommand(name, rest);
  return command.kind === 'unknown'
    ? unknown(typed, command.nearest ?? `/${name}`, command.mend)
    : unknown(typed, `/${name} ${rest}`.trim());
}

function plain(word: string, rest: string): Command | UnknownCommand | undefined {
  const words = rest === '' ? 0 : rest.split(/\s+/).length;
  const name = names.find((known) => known === word);
  if (name) return plainCommand(name, rest, words);
  if (words === 0 && (bareWords.has(word) || word === '?')) return parseProgress(word);
  // Somebody's own words are more likely than a mistyped command, unless there is next to nothing else.
  const nearest = words <= 1 && word.length >= 6 ? nearestWord(word, names) : undefined;
  return nearest ? meantName(word, nearest, rest) : undefined;
}

/** "progress mine" is a command, and "progress has been slow on 2.4" is not. */
function plainCommand(
  name: CommandName,
  rest: string,
  words: number,
): Command | UnknownCommand | undefined {
  const command = parseCommand(name, rest);
  if (command.kind === 'unknown') return words <= 1 ? command : undefined;
  if (command.kind !== 'search') return command;
  return words <= plainSearchWords && !/^\d/.test(rest) ? command : undefined;
}
