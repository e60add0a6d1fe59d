import { LogLevel } from '@slack/bolt';

/** Bolt and its clients log what people typed, and tokens when told to: what happened is said in our own log, by ids. */
export const silentLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
