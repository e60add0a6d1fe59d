/** Machine time of one process; calendar time is an argument elsewhere. */
export interface Machine {
  /** The wall clock, which may jump. */
  now(): Date;
  /** Milliseconds on a clock that only goes forward, also while the process was stopped. */
  elapsedMs(): number;
  /** Resolves after so many milliseconds, or at once when the signal is given. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}
