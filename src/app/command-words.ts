import { unreachable } from '../core/unreachable.ts';
import type { Command } from './command.ts';

/** A command as it would be typed, without its slash: what a button that runs it again carries. */
export function wordsOf(command: Command): string {
  switch (command.kind) {
    case 'priorities':
      return 'priority';
    case 'priority':
      return `priority ${command.number}`;
    case 'cross-cutting':
      return 'priority cross-cutting';
    case 'action':
      return `priority ${command.ref}`;
    case 'search':
      return `priority ${command.words}`;
    case 'subgroup':
      return `progress subgroup ${command.words}`;
    case 'update':
      return `progress update ${command.ref}`;
    case 'updates':
      return `progress update ${command.text}`;
    case 'rollup':
      return command.mode === 'show' ? 'progress rollup' : `progress rollup ${command.mode}`;
    case 'pause':
    case 'resume':
      return ['progress', command.kind, command.ref ?? ''].join(' ').trim();
    case 'mine':
    case 'overdue':
    case 'asks':
    case 'people':
    case 'schedule':
    case 'help':
      return `progress ${command.kind}`;
    default:
      return unreachable(command);
  }
}
