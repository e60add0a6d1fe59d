import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Prisma's schema engine over the driver adapters that the factory makes. `datamodels`: pairs of path and text. */
export async function loadSchemaEngine(datamodels, factory) {
  // The package's own loader imports the .wasm file, which Node does only behind a flag.
  const script = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, '.wasm')));
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  // The engine looks this name up when it panics.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => process.stderr.write(`${message}\n`),
  };
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return await bindings.SchemaEngine.new(options, () => undefined, factory);
}
