// The native engine's own commands: `schema-engine --datasource ... cli can-connect-to-database`.
import pg from 'pg';
import { databaseOf, settingsOf } from './schema-engine-postgres.mjs';

const INVALID_CATALOG_NAME = '3D000';

const commands = {
  'can-connect-to-database': (url) => query(url, databaseOf(url), () => 'SELECT 1'),
  'create-database': (url) => query(url, 'postgres', (name) => `CREATE DATABASE ${name}`),
  'drop-database': (url) => query(url, 'postgres', (name) => `DROP DATABASE IF EXISTS ${name}`),
};

/** Runs one command; where it fails, says why in the native engine's form and sets exit code 1. */
export async function runCliCommand(name, url) {
  try {
    if (!commands[name]) throw new Error(`The WebAssembly schema engine has no command ${name}.`);
    await commands[name](url);
  } catch (error) {
    const missing = error.code === INVALID_CATALOG_NAME;
    report(
      missing ? 'P1003' : 'P1001',
      missing
        ? `Database ${databaseOf(url)} does not exist`
        : `Can't reach database server: ${error.message}`,
    );
  }
}

async function query(url, database, sqlFor) {
  const client = new pg.Client({ ...settingsOf(url), database });
  await client.connect();
  try {
    await client.query(sqlFor(pg.escapeIdentifier(databaseOf(url))));
  } finally {
    await client.end();
  }
}

/** Two lines on the error stream: the command line reads the last. */
function report(error_code, message) {
  const fields = { message, error_code, is_panic: false };
  const entry = {
    timestamp: new Date().toISOString(),
    level: 'ERROR',
    fields,
    target: 'schema_engine::logger',
  };
  process.stderr.write(`{}\n${JSON.stringify(entry)}\n`);
  process.exitCode = 1;
}
