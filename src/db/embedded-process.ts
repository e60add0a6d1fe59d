import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { runAs } from './embedded-account.ts';
import { programPath } from './embedded-binaries.ts';
import { dataFolder } from './embedded-cluster.ts';
import type { Place } from './embedded-place.ts';
import { type Postmaster, removeStalePidFile, runningPostmaster } from './embedded-postmaster.ts';

const SETTINGS = [
  // No socket: whoever may write its folder could otherwise stand in for the server.
  'unix_socket_directories=',
  'max_connections=50',
  'timezone=UTC',
  'log_checkpoints=off',
].flatMap((setting) => ['-c', setting]);

/** A log that has grown longer starts afresh with the server. */
const LONG_LOG_BYTES = 10_000_000;

/**
 * Starts PostgreSQL on the place's data folder, on a free port of 127.0.0.1, and waits until it is ready.
 * It outlives this process. False when it ended at once: another process was quicker, or postgres.log says why.
 */
export async function startPostgres(place: Place, logFile: string): Promise<boolean> {
  const data = dataFolder(place);
  removeStalePidFile(data);
  const port = await freePort();
  const log = openSync(logFile, isLong(logFile) ? 'w' : 'a', 0o600);
  const child = spawn(
    programPath(place.programs, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...SETTINGS],
    { ...runAs(place.account), cwd: data, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  child.unref();
  const ended = new Promise<'ended'>((resolve) => {
    child.once('error', () => resolve('ended'));
    child.once('exit', () => resolve('ended'));
  });
  for (;;) {
    const outcome = await Promise.race([ended, pause(15)]);
    if (outcome === 'ended') return false;
    const running = runningPostmaster(data);
    if (running?.pid === child.pid && running?.ready) return true;
  }
}

/** Asks the server to stop in good order, whoever is connected, and waits until it is gone (at most 20 seconds). */
export async function stopPostgres(place: Place, { pid }: Postmaster): Promise<void> {
  // Windows has no signals: process.kill would end the server without a checkpoint.
  if (process.platform === 'win32')
    spawnSync(programPath(place.programs, 'pg_ctl'), ['kill', 'INT', String(pid)]);
  else process.kill(pid, 'SIGINT');
  for (let waits = 0; waits < 1000; waits += 1) {
    if (runningPostmaster(dataFolder(place))?.pid !== pid) return;
    await pause(20);
  }
}

/** The last line of the server's log, to tell people why it would not start. */
export function lastLogLine(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').at(-1) ?? '';
}

function isLong(logFile: string): boolean {
  return (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LONG_LOG_BYTES;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
