import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt, stopped } from './child.ts';
import { figure } from './figure.ts';
import { median } from './load.ts';

const rounds = 5;

/** The built bot from its start to its first line, the data folder there; and what it holds in memory once ready. */
export async function benchProcesses(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'waymark bench '));
  const ready: number[] = [];
  const memory: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const { child, url, readyMs } = await startBuilt({ WAYMARK_HOME: home });
    const answered = await fetch(`${url}/readyz`);
    if (!answered.ok) throw new Error('The bot said it was ready, and is not.');
    memory.push(residentMegabytes(child.pid ?? 0));
    await stopped(child, () => child.kill('SIGTERM'));
    if (round >= 0) ready.push(readyMs);
  }
  rmSync(home, { recursive: true, force: true });
  figure({ name: 'start to ready', unit: 'ms', value: median(ready), target: 1_500 });
  figure({ name: 'resident memory', unit: 'MB', value: median(memory), target: 200 });
}

/** Linux's own accounting of one process; the embedded database is not in it. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
}
