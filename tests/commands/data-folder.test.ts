import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { removeScratch, scratchFolder } from '../support/embedded.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const scratch = scratchFolder();
afterAll(() => removeScratch(scratch));

/** Runs a command on a data folder, and ends it for good where it hangs. */
function run(home: string, ...args: string[]) {
  const options = { env: { WAYMARK_HOME: home }, timeout: 30_000, killSignal: 'SIGKILL' } as const;
  const ran = spawnSync(process.execPath, ['--import', tsx, cli, ...args], options);
  return { code: ran.status, out: String(ran.stdout), err: String(ran.stderr) };
}

const cannotWrite = (home: string) =>
  `Waymark cannot write in its data folder ${home}. Let its account write there, or set WAYMARK_HOME to another folder.`;

describe.skipIf(!existsSync('/proc/self'))('a data folder where none can be made', () => {
  it('is named by a command, which ends', () => {
    expect(run('/proc/x/y', 'status')).toEqual({
      code: 2,
      out: '',
      err: `${cannotWrite('/proc/x/y')}\n`,
    });
  });

  it('is found by the doctor', () => {
    const { code, out } = run('/proc/x/y', 'doctor');

    expect(code).toBe(1);
    expect(out).toContain(`MEND  Data folder: ${cannotWrite('/proc/x/y')}\n`);
  });
});

describe('a data folder that is a file', () => {
  const file = join(scratch, 'plan.yaml');
  writeFileSync(file, '', { mode: 0o755 });
  const sentence = `${file} is not a folder. Move it away, or set WAYMARK_HOME to another folder.`;

  it.each([file, join(file, 'home')])('or lies in one is named by a command: %s', (home) => {
    expect(run(home, 'status')).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  it('is found by the doctor', () => {
    const { code, out } = run(file, 'doctor');

    expect(code).toBe(1);
    expect(out).toContain(`MEND  Data folder: ${sentence}\n`);
  });
});
