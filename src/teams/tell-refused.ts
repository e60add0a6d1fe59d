import type { Log, LogFacts } from '../app/log.ts';

const minuteMs = 60_000;

export interface TellRefusedOptions {
  readonly now: () => Date;
  readonly log: Log;
}

/** Says in the log, once a minute at the most for each sentence, that something was refused. `why` is one of a few sentences. */
export function tellRefused({ now, log }: TellRefusedOptions) {
  const lastMs = new Map<string, number>();

  return (why: string, facts: LogFacts = {}): void => {
    const atMs = now().getTime();
    // Of either sign: the clock may have been put back since.
    if (Math.abs(atMs - (lastMs.get(why) ?? Number.NEGATIVE_INFINITY)) < minuteMs) return;
    lastMs.set(why, atMs);
    log.warn(facts, `Something that came to /api/messages was refused: ${why}`);
  };
}
