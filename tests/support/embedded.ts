import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { runningPostmaster } from '../../src/db/embedded-postmaster.ts';
import type { EmbeddedOptions } from '../../src/db/embedded-server.ts';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** What a process of its own got of the embedded server. */
export type EmbeddedUser = {
  started: boolean;
  url: string;
  /** Why it was refused; empty when it was not. */
  refused: string;
  /** Ends it in good order. */
  leave(): Promise<void>;
  /** Ends it by kill -9. */
  kill(): Promise<void>;
};

const script = fileURLToPath(new URL('./embedded-user.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts a process that uses the embedded server, as account `uid` if root says so, and waits for its answer. */
export async function startUser(
  options: EmbeddedOptions,
  program = script,
  uid = process.getuid?.() ?? 0,
): Promise<EmbeddedUser> {
  const args = ['--import', tsx, program, JSON.stringify(options)];
  const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];
  const child = spawn(process.execPath, args, { cwd: '/', stdio, uid });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const leave = () => ended(child, () => child.stdin.end());
  const kill = () => ended(child, () => child.kill('SIGKILL'));
  return { started: false, url: '', refused: '', ...JSON.parse(line), leave, kill };
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}

/** A folder for homes, with a space in its path. */
export function scratchFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'waymark embedded '));
  chmodSync(path, 0o755);
  return path;
}

/** Removes the folder; a server that a failed test left in `database` inside it is ended first. */
export function removeScratch(path: string, ...databases: string[]): void {
  for (const database of databases) {
    const left = runningPostmaster(join(database, 'data'));
    if (left) process.kill(left.pid, 'SIGQUIT');
  }
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** The rows of one query on a connection of its own. */
export async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
