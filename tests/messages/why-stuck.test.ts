import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stuckMend, whyStuckText } from '../../src/messages/why-stuck.ts';

test.each([
  [
    { state: 'held', lastError: 'TypeError ECONNRESET' },
    'Nothing came back to say that it arrived, and nobody can look it up: TypeError ECONNRESET.',
  ],
  [
    { state: 'held', lastError: 'the lease ran out' },
    'The bot was stopped or cut off while it sent this, and nobody can look up whether it arrived.',
  ],
  [
    { state: 'failed', lastError: 'The channel is archived.' },
    'It was refused for good: The channel is archived.',
  ],
  [
    { state: 'failed', lastError: 'Waymark is not installed for them in Teams' },
    'Waymark is not installed for them in Teams. Their IT team can install it for them; then this goes out by itself, as far as it is still true.',
  ],
  [{ state: 'failed' }, 'It was refused for good, and the reason is not known.'],
  [{ state: 'queued', lastError: 'too many' }, ''],
  [{ state: 'cancelled', lastError: 'its time is over' }, ''],
] as const)('why a message is stuck is said in plain words: %j', (delivery, said) => {
  expect(whyStuckText(delivery)).toBe(said);
});

test('the page for whoever runs it has the one mend, word for word', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

  expect(page.replaceAll('`', '')).toContain(stuckMend);
});
