export interface Turns {
  /** One more turn, after the one under way. Asked for twice before it begins, it is still one; with ticks where either said so. */
  ask(ticks: boolean): void;
  /** Resolves once no turn is under way or asked for. */
  ended(): Promise<void>;
}

/** Does this work one turn at a time, and never saves up more than one. The work must not throw. */
export function turnsOf(work: (ticks: boolean) => Promise<void>): Turns {
  let last: Promise<void> = Promise.resolve();
  let asked: { ticks: boolean } | undefined;
  return {
    ask(ticks) {
      if (asked) {
        asked.ticks ||= ticks;
        return;
      }
      const turn = { ticks };
      asked = turn;
      last = last.then(() => {
        asked = undefined;
        return work(turn.ticks);
      });
    },
    ended: () => last,
  };
}
