import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
test.each(['slack', 'teams'])(
  'docs/%s.md shows every picture of it, each with its words for who cannot see it',
  (chat) => {
    const page = readFileSync(`${docs}${chat}.md`, 'utf8');
    const shown = [...page.matchAll(/<img src="([^"]+)" width="\d+" alt="([^"]*)">/g)];
    const drawn = readdirSync(`${docs}pictures`).filter((name) => name.startsWith(`${chat}-`));

    expect(shown.map(([, source]) => source).sort()).toEqual(
      drawn.map((name) => `pictures/${name}`).sort(),
    );
    expect(shown.map(([, , alt = '']) => alt.length).filter((length) => length < 60)).toEqual([]);
  },
);

test('no picture of a chat is larger than 150 kB', () => {
  const drawn = readdirSync(`${docs}pictures`).filter((name) => name.endsWith('.webp'));
  const large = drawn.filter((name) => statSync(`${docs}pictures/${name}`).size > 150_000);

  expect(drawn).toContain('teams-prompt.webp');
  expect(large).toEqual([]);
});
