// npm run db:migrate -- --name add-something
// Writes the migration from what prisma/migrations make to what prisma/schema.prisma says, by Prisma's own
// comparison, over an empty PostgreSQL that lives as long as this takes: nobody needs a database of their own.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runPrisma } from './run-prisma.ts';
import { openThrowAwayServer } from './throw-away-server.ts';

const migrations = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
const schema = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));

const name = wantedName();
const sql = await compare();
if (/^\s*(--.*)?\s*$/.test(sql)) say('The migrations already make what the schema says.');
else say(`Wrote ${writeMigration(sql)}: read it, above all where it drops or alters.`);

function wantedName(): string {
  const { values } = parseArgs({ options: { name: { type: 'string' } } });
  const words = (values.name ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '_');
  if (words === '') {
    say('Say what the migration does: npm run db:migrate -- --name add-something');
    process.exit(2);
  }
  return words;
}

async function compare(): Promise<string> {
  const from = hasMigrations() ? ['--from-migrations', migrations] : ['--from-empty'];
  const server = await openThrowAwayServer();
  const diff = ['migrate', 'diff', ...from, '--to-schema', schema, '--script'];
  return await runPrisma(diff, server.url).finally(server.release);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function hasMigrations(): boolean {
  return existsSync(migrations) && readdirSync(migrations).some((entry) => /^\d/.test(entry));
}

function writeMigration(sql: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrations, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  // Prisma asks for this file beside the first migration.
  writeFileSync(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
  writeFileSync(join(folder, 'migration.sql'), sql);
  return join(folder, 'migration.sql');
}
