import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const page = readFileSync(`${docs}slack.md`, 'utf8');
const shown = [...page.matchAll(/<img src="([^"]+)" width="\d+" alt="([^"]*)">/g)];

test('docs/slack.md shows every picture of Slack, each with its words for who cannot see it', () => {
  const drawn = readdirSync(`${docs}pictures`).filter((name) => name.startsWith('slack-'));

  expect(shown.map(([, source]) => source).sort()).toEqual(
    drawn.map((name) => `pictures/${name}`).sort(),
  );
  expect(shown.map(([, , alt = '']) => alt.length).filter((length) => length < 60)).toEqual([]);
});

test('no picture of a chat is larger than 150 kB', () => {
  const drawn = readdirSync(`${docs}pictures`).filter((name) => name.endsWith('.webp'));
  const large = drawn.filter((name) => statSync(`${docs}pictures/${name}`).size > 150_000);

  expect(drawn).toContain('teams-card-prompt.webp');
  expect(large).toEqual([]);
});
