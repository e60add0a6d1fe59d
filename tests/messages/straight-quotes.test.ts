import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../src/messages/', import.meta.url));

test('what we say has straight quotation marks and apostrophes everywhere', () => {
  const files = readdirSync(folder).map((name) => ({
    name,
    text: readFileSync(folder + name, 'utf8'),
  }));
  // Where people's own marks are looked for, they stand between slashes.
  const curly = files.filter(({ text }) => /[‘’“”]/.test(text.replace(/\/\[[^/\n]*\//g, '')));
  expect(files.length).toBeGreaterThan(50);
  expect(curly.map(({ name }) => name)).toEqual([]);
});
