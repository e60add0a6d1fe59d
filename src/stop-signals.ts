/** A Ctrl-C reaches the bot twice under npm, from the terminal and from npm: a second one counts only after this long. */
const secondCtrlCMs = 1_000;
const parentCheckMs = 1_000;

/**
 * Resolves when the bot should stop: at Ctrl-C, SIGTERM, SIGHUP, or when the process that started it is gone.
 * Asked again after a second, it ends the process at once. `onOrphaned` is called where it is the last of these.
 */
export function untilToldToStop(onOrphaned?: () => void): Promise<undefined> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const asked = () => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        clearInterval(watching);
        resolve(undefined);
      } else if (performance.now() - askedAt > secondCtrlCMs) {
        process.exit(3);
      }
    };
    const parent = process.ppid;
    const watching = setInterval(() => {
      if (process.ppid === parent) return;
      onOrphaned?.();
      asked();
    }, parentCheckMs);
    watching.unref();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked);
  });
}
