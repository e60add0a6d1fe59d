import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import type { Gate } from './gate.ts';

const againMs = 60_000;

export interface TokenWatch {
  start(): void;
  /** Undefined where Microsoft gave a token. */
  trouble(): string | undefined;
  stop(): void;
}

/** Asks Microsoft for a token at the start, and once a minute until it gives one: so /readyz knows before the first message has to go. */
export function tokenWatch({ token }: Pick<Gate, 'token'>, log: Log): TokenWatch {
  let trouble: string | undefined = 'Microsoft has not given Teams a token yet.';
  let again: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function ask(): Promise<void> {
    try {
      await token();
      trouble = undefined;
    } catch (error) {
      trouble = refused;
      log.warn({ error: faultOf(error) }, 'Microsoft gives no token; asked again in a minute.');
      if (!isStopped) again = setTimeout(ask, againMs);
    }
  }

  return {
    start: () => void ask(),
    trouble: () => trouble,
    stop() {
      isStopped = true;
      clearTimeout(again);
    },
  };
}

const refused =
  'Microsoft gives no token for TEAMS_APP_ID, so nothing can be sent in Teams. Run npx waymark doctor, which says why.';
