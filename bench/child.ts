import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkout } from '../src/open-storage.ts';

/** The bot and its floor in a process of their own, so that the load does not slow what it measures. */
export async function serve(databaseUrl: string): Promise<{
  bot: string;
  floor: string;
  stop(): Promise<void>;
}> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'warn' },
  });
  const [ready] = await once(child, 'message');
  return { ...ready, stop: () => stopped(child, () => child.disconnect()) };
}

/** Starts the built bot as `npm start` does, and waits for its first line. */
export async function startBuilt(
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; url: string; readyMs: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [`${checkout}/dist/main.js`], {
    env: { PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  const readyMs = performance.now() - startedAt;
  return { child, url: /http:\/\/[\w.]+:\d+/.exec(String(said))?.[0] ?? '', readyMs };
}

/** What a process has computed so far, by Linux's own accounting, which counts in hundredths of a second. */
export function cpuMs(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = after.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
}

export async function stopped(child: ChildProcess, tell: () => void): Promise<void> {
  const gone = once(child, 'exit');
  tell();
  await gone;
}
