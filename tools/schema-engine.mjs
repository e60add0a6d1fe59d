#!/usr/bin/env node
// Stands in for Prisma's native schema engine where that cannot be downloaded: the same program as WebAssembly,
// from npm, behind the same protocol (JSON-RPC, a line a message, on the standard streams). See prisma.config.ts.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runCliCommand } from './schema-engine-cli.mjs';
import { postgresFactory } from './schema-engine-postgres.mjs';
import { loadSchemaEngine } from './schema-engine-wasm.mjs';

const args = process.argv.slice(2);
const valuesOf = (name) => args.flatMap((arg, i) => (arg === name ? [args[i + 1]] : []));
const url = JSON.parse(valuesOf('--datasource')[0] ?? '{}').url ?? 'postgresql://127.0.0.1:1/none';

const send = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

/** The error as Prisma's command line expects it. */
function sendError(id, error) {
  const known = error?.code && { error_code: error.code, meta: error.meta ?? {} };
  const data = {
    is_panic: false,
    message: error?.message ?? String(error),
    ...(known || { backtrace: '' }),
  };
  send({
    id,
    error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
  });
}

// The native engine's name for the method: snake case in older versions of the command line.
const methodName = (name) => {
  const camel = name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  return camel === 'getDatabaseVersion' ? 'version' : camel;
};

let engine;
async function answer({ id, method, params }) {
  engine ??= await loadSchemaEngine(
    valuesOf('--datamodels').map((path) => [path, readFileSync(path, 'utf8')]),
    postgresFactory(url),
  );
  const name = methodName(method);
  if (!engine[name]) throw new Error(`The WebAssembly schema engine has no method ${method}.`);
  const result = (await engine[name](params ?? {})) ?? {};
  // The native engine prints the difference itself, through the command line.
  if (name === 'diff' && result.stdout != null)
    send({ id: 1e9, method: 'print', params: { content: result.stdout } });
  send({ id, result });
}

function serve() {
  let waiting;
  let queue = Promise.resolve();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const request = line.trim() === '' ? {} : JSON.parse(line);
    if (!request.method) return;
    queue = queue.then(async () => {
      waiting = request.id;
      await answer(request).catch((error) => sendError(request.id, error));
      waiting = undefined;
    });
  });
  lines.on('close', () => queue.then(() => process.exit(0)));
  // A panic leaves a promise that never settles: without this the command would end with success, nothing done.
  process.on('beforeExit', () => {
    if (waiting === undefined) return;
    sendError(waiting, new Error('The schema engine broke off; see the message above.'));
    process.exitCode = 101;
  });
}

const command = args.indexOf('cli');
if (args.includes('--version')) process.stdout.write('schema-engine-cli (WebAssembly)\n');
else if (command >= 0) await runCliCommand(args[command + 1], url);
else serve();
