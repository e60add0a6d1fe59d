import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  /** All there is: nothing is taken from the machine's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
}

/** Starts the real command in a process of its own. */
export function startCommand(
  args: readonly string[],
  { env = {}, cwd }: Setting = {},
): ChildProcess {
  return spawn(process.execPath, ['--import', tsx, cli, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env },
    stdio: 'pipe',
  });
}

/** Runs it to its end. */
export async function waymark(args: readonly string[], setting: Setting = {}): Promise<Ended> {
  const child = startCommand(args, setting);
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('the command has no streams');
  // One that does not read its input may be gone before it is written.
  stdin.on('error', () => undefined);
  stdin.end(setting.input ?? '');
  const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code: child.exitCode, out, err };
}
