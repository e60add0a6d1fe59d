import { memoryOf, pauseMs } from '../core/pace.ts';
import type { Recipient, SendingLimits } from './platform.ts';

export type Place = Pick<Recipient, 'kind' | 'id'>;

/** A message that went, or may have gone, and when on the clock of `Machine.elapsedMs`. */
export interface SentBefore {
  readonly to: Place;
  readonly at: number;
}

/** Keeps one workspace's messages within its platform's limits. */
export interface Pace {
  /** How long a message to there has to wait now, in milliseconds. */
  pauseMs(to: Place, now: number): number;
  /** Promises the first instant that the limits allow to a message to there, and gives how long that is off. */
  reserve(to: Place, now: number): number;
  /** How long nothing may go anywhere, in milliseconds; 0 where something may now. */
  fullMs(now: number): number;
  /** Places that nothing may go to for longer than so many milliseconds. */
  closed(now: number, longerThanMs: number): readonly Place[];
}

/** The pace of one workspace, as its platform's limits and what was sent lately leave it. */
export function paceOf(limits: SendingLimits, before: readonly SentBefore[]): Pace {
  const everywhere: number[] = [];
  const places = new Map<string, { readonly to: Place; readonly sentAt: number[] }>();

  const placeOf = (to: Place) => {
    const key = `${to.kind}:${to.id}`;
    const known = places.get(key) ?? { to, sentAt: [] };
    places.set(key, known);
    return known;
  };
  const remember = (to: Place, at: number) => {
    keep(everywhere, at, memoryOf(limits.workspace));
    if (limits.recipient.length > 0) keep(placeOf(to).sentAt, at, memoryOf(limits.recipient));
  };
  const pause = (to: Place, now: number) =>
    Math.max(
      pauseMs(limits.workspace, everywhere, now),
      pauseMs(limits.recipient, places.get(`${to.kind}:${to.id}`)?.sentAt ?? [], now),
    );

  for (const { to, at } of before) remember(to, at);
  return {
    pauseMs: pause,
    reserve(to, now) {
      const wait = pause(to, now);
      remember(to, now + wait);
      return wait;
    },
    fullMs: (now) => pauseMs(limits.workspace, everywhere, now),
    closed: (now, longerThanMs) =>
      [...places.values()]
        .filter(({ sentAt }) => pauseMs(limits.recipient, sentAt, now) > longerThanMs)
        .map(({ to }) => to),
  };
}

/** In order, and no more of them than the limits look back to. */
function keep(sentAt: number[], at: number, most: number): void {
  const after = sentAt.findLastIndex((one) => one <= at) + 1;
  sentAt.splice(after, 0, at);
  if (sentAt.length > most) sentAt.shift();
}
