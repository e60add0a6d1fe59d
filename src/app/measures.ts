import type { Method, Platform } from './platform.ts';

/** How a call to a platform ended. */
export type CallOutcome = 'ok' | 'queued' | 'uncertain' | 'failed' | 'too-many';

/** What a heartbeat does: look for what is due, do it in one partnership, settle what is uncertain, deliver, match people. */
export type Work = 'tick' | 'due' | 'settle' | 'deliver' | 'match';

/** Where the work says what it did, for those who watch the process. Never throws. */
export interface Measures {
  called(platform: Platform['name'], method: Method, outcome: CallOutcome, tookMs: number): void;
  /** How many deliveries one claim leased; 0 where there was nothing to claim. */
  claimed(count: number): void;
  ticked(tookMs: number): void;
  /** Something failed that the next heartbeat tries again. */
  failed(work: Work): void;
  /** How long somebody waited for the answer to a command, a press or a form. */
  answered(tookMs: number): void;
}

/** For a process that nobody watches, such as a command. */
export const unwatched: Measures = {
  called: () => undefined,
  claimed: () => undefined,
  ticked: () => undefined,
  failed: () => undefined,
  answered: () => undefined,
};
