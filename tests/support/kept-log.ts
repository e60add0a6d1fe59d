import type { Log, LogFacts } from '../../src/app/log.ts';

/** A log that keeps every line as JSON. */
export function keptLog(lines: string[]): Log {
  const keep = (facts: LogFacts, sentence: string) => {
    lines.push(JSON.stringify({ ...facts, sentence }));
  };
  return { info: keep, warn: keep, error: keep, debug: keep };
}
