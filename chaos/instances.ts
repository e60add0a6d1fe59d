import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Long enough to begin something, short enough to be in the middle of it. */
const lifeMs = { least: 100, most: 2_500 };

export interface Instances {
  readonly kills: () => number;
  /** Ends them all. */
  end(): Promise<void>;
}

/** So many bots side by side, each killed with kill -9 at a random moment and started again, until there were so many kills in all. */
export function keepKilling(
  args: readonly string[],
  howMany: number,
  mostKills: number,
): Instances {
  const living = new Set<ChildProcess>();
  let kills = 0;
  let isEnding = false;

  async function live(): Promise<void> {
    while (!isEnding) {
      const child = fork(fileURLToPath(new URL('instance.ts', import.meta.url)), args, {
        execArgv: ['--import', 'tsx'],
        env: {},
      });
      living.add(child);
      const gone = once(child, 'exit');
      await Promise.race([once(child, 'message'), gone]);
      const isToDie = kills < mostKills;
      if (isToDie) {
        kills += 1;
        await wait(lifeMs.least + Math.random() * (lifeMs.most - lifeMs.least));
        child.kill('SIGKILL');
      }
      await gone;
      living.delete(child);
    }
  }

  const lives = Array.from({ length: howMany }, live);
  return {
    kills: () => kills,
    async end() {
      isEnding = true;
      for (const child of living) child.kill('SIGKILL');
      await Promise.all(lives);
    },
  };
}
