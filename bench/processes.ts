import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt, stopped } from './child.ts';
import { figure } from './figure.ts';
import { median } from './load.ts';

const rounds = 5;

/** A registration that nobody has: its SDK is loaded, and Microsoft never gives it a token. */
const withTeams = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000000',
  TEAMS_APP_PASSWORD: 'nobody~has.this-secret-0123456789abcdefghi',
  TEAMS_TENANT_IDS: '00000000-0000-4000-8000-000000000001',
};

/** The built bot from its start to its first line, the data folder there; and what it holds in memory once ready. With Teams beside it, and without. */
export async function benchProcesses(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'waymark bench '));
  const alone: Start[] = [];
  const beside: Start[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const both = [await started(home, {}), await started(home, withTeams)] as const;
    if (round < 0) continue;
    alone.push(both[0]);
    beside.push(both[1]);
  }
  rmSync(home, { recursive: true, force: true });
  const of = (starts: readonly Start[], which: keyof Start) =>
    median(starts.map((one) => one[which]));
  const [readyMs, megabytes] = [of(alone, 'readyMs'), of(alone, 'megabytes')];
  figure({ name: 'start to ready', unit: 'ms', value: readyMs, target: 1_500 });
  figure({ name: 'resident memory', unit: 'MB', value: megabytes, target: 200 });
  const teams = { readyMs: of(beside, 'readyMs'), megabytes: of(beside, 'megabytes') };
  figure({ name: 'start to ready, with Teams', unit: 'ms', value: teams.readyMs, floor: readyMs });
  figure({
    name: 'resident memory, with Teams',
    unit: 'MB',
    value: teams.megabytes,
    floor: megabytes,
  });
}

interface Start {
  readonly readyMs: number;
  readonly megabytes: number;
}

async function started(home: string, environment: Record<string, string>): Promise<Start> {
  const { child, url, readyMs } = await startBuilt({
    WAYMARK_HOME: home,
    LOCAL_WORKSPACE: 'on',
    ...environment,
    LOG_LEVEL: 'silent',
  });
  const answered = await fetch(`${url}/healthz`);
  if (!answered.ok) throw new Error('The bot said it was ready, and is not.');
  const megabytes = residentMegabytes(child.pid ?? 0);
  await stopped(child, () => child.kill('SIGTERM'));
  return { readyMs, megabytes };
}

/** Linux's own accounting of one process; the embedded database is not in it. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
}
