/**
 * Work on single items, done for many at a time: what comes while one call runs is done together in the next. A call that fails
 * fails for all its items.
 */
export function coalesced<Item, Result>(
  work: (items: readonly Item[]) => Promise<(item: Item) => Result>,
): (item: Item) => Promise<Result> {
  let waiting: Item[] = [];
  let next: Promise<(item: Item) => Result> | undefined;
  let running: Promise<unknown> = Promise.resolve();

  return async (item) => {
    waiting.push(item);
    next ??= running
      .catch(() => undefined)
      .then(() => {
        const items = waiting;
        waiting = [];
        next = undefined;
        const done = work(items);
        running = done;
        return done;
      });
    return (await next)(item);
  };
}
