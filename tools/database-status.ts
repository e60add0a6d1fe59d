// npm run db:status
// Which migrations the database has, in Prisma's words: that of DATABASE_URL, or the embedded one of WAYMARK_HOME.
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { openEmbedded } from '../src/db/embedded-server.ts';
import { runPrisma } from './run-prisma.ts';

const { databaseUrl, home } = readConfig();
const checkout = fileURLToPath(new URL('..', import.meta.url));
const server = databaseUrl ? undefined : await openEmbedded({ home, checkout });
try {
  process.stdout.write(await runPrisma(['migrate', 'status'], databaseUrl ?? server?.url ?? ''));
} catch (error) {
  // Prisma fails where migrations are missing, too. What it said is in the error.
  const { stdout, stderr } = Object(error);
  process.stdout.write(`${stdout ?? ''}${stderr ?? error}`);
  process.exitCode = 1;
} finally {
  await server?.release();
}
