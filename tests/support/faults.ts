/** What goes wrong at one call: before it does anything, after it did it, or it never comes back. */
export const faultKinds = ['fails before', 'fails after', 'never comes back'] as const;
export type FaultKind = (typeof faultKinds)[number];

export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
}

/** Counts every call that may be awaited, and spoils the one with that number. */
export interface Faults {
  /** The same object, each of its functions counted. */
  around<Thing extends object>(thing: Thing): Thing;
  /** Resolves once the fault has struck and nothing more will come of that call. */
  readonly struck: Promise<void>;
  /** Resolves once a call was made that never comes back, as if the process had been killed. */
  readonly killed: Promise<void>;
  isKilled(): boolean;
  hasStruck(): boolean;
}

export function faultAt(number: number, kind: FaultKind): Faults {
  let calls = 0;
  let strike: () => void = () => undefined;
  let isStruck = false;
  const struck = new Promise<void>((resolve) => {
    strike = () => {
      isStruck = true;
      resolve();
    };
  });

  async function spoilt(call: () => unknown): Promise<unknown> {
    if (kind === 'fails before') {
      strike();
      throw new InjectedFault(kind);
    }
    // A call that fails by itself is spoilt all the same.
    await Promise.allSettled([call()]);
    strike();
    if (kind === 'fails after') throw new InjectedFault(kind);
    return new Promise(() => undefined);
  }

  return {
    struck,
    killed: kind === 'never comes back' ? struck : new Promise(() => undefined),
    isKilled: () => kind === 'never comes back' && isStruck,
    hasStruck: () => isStruck,
    around: <Thing extends object>(thing: Thing): Thing =>
      new Proxy(thing, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => {
            const call = () => Reflect.apply(member, target, args);
            calls += 1;
            return calls === number ? spoilt(call) : call();
          };
        },
      }),
  };
}
