import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('..', import.meta.url));
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const engine = fileURLToPath(new URL('schema-engine.mjs', import.meta.url));

/**
 * What Prisma's command line prints, run against the database at the URL. Rejects when it fails, with `code` and
 * `stdout`. The schema engine is ours even where there is a native one: the same answer on every machine.
 */
export async function runPrisma(args: string[], url: string): Promise<string> {
  const ours = process.platform === 'win32' ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: engine };
  const env = { ...process.env, ...ours, DATABASE_URL: url, NO_COLOR: '1' };
  const { stdout } = await run(process.execPath, [cli, ...args], { cwd: checkout, env });
  return stdout;
}
