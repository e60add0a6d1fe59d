import { pino } from 'pino';
import type { Log } from './app/log.ts';

/** One JSON line a sentence, to standard error, so that standard output stays for what was asked for. */
export function openLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}
