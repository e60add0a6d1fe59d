export interface Ear<Heard> {
  hear(said: Heard): void;
  /** What was heard, one at a time and in order; waits for what has not come yet. */
  next(): Promise<Heard>;
}

/** Listens for a test, which awaits what it expects to hear. */
export function ear<Heard>(): Ear<Heard> {
  const heard: { said: Heard }[] = [];
  const waiting: ((said: Heard) => void)[] = [];
  return {
    hear(said) {
      const first = waiting.shift();
      if (first) first(said);
      else heard.push({ said });
    },
    next() {
      return new Promise((resolve) => {
        const first = heard.shift();
        if (first) resolve(first.said);
        else waiting.push(resolve);
      });
    },
  };
}
