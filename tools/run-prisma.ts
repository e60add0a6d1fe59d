import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('..', import.meta.url));
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');

/** What Prisma's command line prints, run against the database at the URL. Rejects when it fails. */
export async function runPrisma(args: string[], url: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: url };
  const { stdout } = await run(process.execPath, [cli, ...args], { cwd: checkout, env });
  return stdout;
}
