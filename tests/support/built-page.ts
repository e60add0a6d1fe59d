import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles the local workspace's page as `npm run build` does, so that a test never meets an older one. */
export function buildPage(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = compiler.replace(/package\.json$/, 'bin/tsc');
  for (const args of [[tsc, '-p', 'src/local/page'], ['tools/copy-pages.mjs']]) {
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
  }
}
