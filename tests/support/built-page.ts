import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = join(root, 'src/local/page');
const wire = join(root, 'src/local/wire.ts');
const built = join(root, 'dist/local/page');

/**
 * Compiles the local workspace's page as `npm run build` does, where it is older than its source. Once
 * before all tests, since a page that is rewritten while a browser loads it is half a page.
 */
export function setup(): void {
  if (isUpToDate()) return;
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = typescript.replace(/package\.json$/, 'bin/tsc');
  for (const args of [[tsc, '-p', 'src/local/page'], ['tools/copy-pages.mjs']]) {
    execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  }
}

function isUpToDate(): boolean {
  const written = readdirSync(sources).filter((name) => name !== 'tsconfig.json');
  const newestSource = Math.max(
    changedAtMs(wire),
    ...written.map((name) => changedAtMs(join(sources, name))),
  );
  const oldestBuilt = Math.min(
    ...written.map((name) => changedAtMs(join(built, name.replace(/\.ts$/, '.js')))),
  );
  return oldestBuilt > newestSource;
}

/** 0 for a file that is not there. */
function changedAtMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
