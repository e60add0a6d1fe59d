import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What postmaster.pid tells of the server that runs on a data folder. */
export type Postmaster = { pid: number; port: number; ready: boolean };

/**
 * The server that runs on the data folder now, starting ones included (`ready: false`).
 * A file left behind by a crash counts for nothing.
 */
export function runningPostmaster(data: string): Postmaster | undefined {
  const told = readPidFile(data);
  return told && isPostgresOf(told.pid, data) ? told : undefined;
}

/**
 * Removes a postmaster.pid whose pid now belongs to another program: PostgreSQL, which only looks whether the
 * pid is alive, would refuse to start beside it.
 */
export function removeStalePidFile(data: string): void {
  const told = readPidFile(data);
  if (told && isAlive(told.pid) && !isPostgresOf(told.pid, data))
    rmSync(join(data, 'postmaster.pid'), { force: true });
}

// Lines of the file, from PostgreSQL's src/include/utils/pidfile.h: 1 pid, 2 data folder, 3 start time, 4 port,
// 5 socket folder, 6 address, 7 shared memory key, 8 status.
function readPidFile(data: string): Postmaster | undefined {
  const lines = readOr('', () => readFileSync(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Pids are used again, and a zombie is still "alive": so ask what the process is, and where it stands. */
function isPostgresOf(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  const folder = readOr('', () => readlinkSync(`/proc/${pid}/cwd`));
  if (folder === '' || folder !== realpathSync(data)) return false;
  const stat = readOr('', () => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return /^\d+ \(postgres\) [^ZX]/.test(stat);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readOr(fallback: string, read: () => string): string {
  try {
    return read();
  } catch {
    return fallback;
  }
}
