import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, canRun } from './embedded-account.ts';
import { type Binaries, findBinaries, ignoring, programPath } from './embedded-binaries.ts';
import { makeFolder } from './make-folder.ts';

/**
 * The folder of PostgreSQL's programs: where npm put them, or, if the account cannot run them there, a copy
 * under `stageUnder` (58 MB, made once a version).
 */
export function reachablePrograms(account: Account | undefined, stageUnder: string): string {
  const binaries = findBinaries();
  if (!account || canRun(programPath(binaries.folder, 'postgres'), account)) return binaries.folder;
  return stagePrograms(binaries, stageUnder);
}

function stagePrograms({ folder, version }: Binaries, under: string): string {
  const staged = join(under, `postgres-${version}`);
  if (existsSync(staged)) return staged;
  makeFolder(under, 0o755);
  const draft = mkdtempSync(join(under, '.stage-'));
  // The .a files are for those who link programs against PostgreSQL.
  const filter = (source: string) => !source.endsWith('.a');
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true, filter });
  chmodSync(draft, 0o755);
  if (!ignoring(['ENOTEMPTY', 'EEXIST'], () => renameSync(draft, staged)))
    rmSync(draft, { recursive: true });
  return staged;
}
