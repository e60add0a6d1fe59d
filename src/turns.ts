export interface Turns {
  /** One more turn, after the one under way. Asked for twice before it begins, it is still one. */
  ask(): void;
  /** Resolves once no turn is under way or asked for. */
  ended(): Promise<void>;
}

/** Does this work one turn at a time, and never saves up more than one. The work must not throw. */
export function turnsOf(work: () => Promise<void>): Turns {
  let last: Promise<void> = Promise.resolve();
  let isAsked = false;
  return {
    ask() {
      if (isAsked) return;
      isAsked = true;
      last = last.then(() => {
        isAsked = false;
        return work();
      });
    },
    ended: () => last,
  };
}
