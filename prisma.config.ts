import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

const engines = resolve(dirname(createRequire(import.meta.url).resolve('@prisma/engines')), '..');
const hasNativeEngine = readdirSync(engines).some((name) => name.startsWith('schema-engine'));

// Prisma downloads its native schema engine when it has none, and fails where the network is closed. The one of
// ours comes from npm. (Windows cannot run a script as a program, so there Prisma has its way.)
if (!hasNativeEngine && process.platform !== 'win32')
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL('tools/schema-engine.mjs', import.meta.url),
  );

const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
});
