// Copies what the compiler leaves behind: the local workspace's page, its styles and its mark.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = new URL('../src/local/page/', import.meta.url);
const to = new URL('../dist/local/page/', import.meta.url);

mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  if (/\.(html|css|svg)$/.test(name)) {
    copyFileSync(fileURLToPath(new URL(name, from)), fileURLToPath(new URL(name, to)));
  }
}
