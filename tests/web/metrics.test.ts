import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { UnderWay } from '../../src/app/store-ledger.ts';
import { openMetrics } from '../../src/web/metrics.ts';

const counts = { queued: 12, sending: 3, uncertain: 1, held: 2, failed: 0 };
const pool = () => ({ open: 4, idle: 3, waiting: 0 });

async function figures(underWay: UnderWay | undefined) {
  const { registry, measures } = openMetrics({ underWay: async () => underWay, pool });
  return { measures, read: async () => (await registry.metrics()).split('\n') };
}

test('deliveries that are not final are counted by state, with the age of the oldest that could go', async () => {
  const { read } = await figures({ counts, oldestDueMs: 90_500, oldestQueuedMs: 120_000 });

  expect(await read()).toEqual(
    expect.arrayContaining([
      'waymark_deliveries{state="queued"} 12',
      'waymark_deliveries{state="held"} 2',
      'waymark_deliveries{state="failed"} 0',
      'waymark_oldest_due_seconds{state="queued"} 90.5',
      'waymark_oldest_queued_seconds{state="queued"} 120',
      'waymark_database_up 1',
      'waymark_database_connections{state="idle"} 3',
    ]),
  );
});

test('where the database does not answer that is said, and nothing of deliveries is made up', async () => {
  const { read } = await figures(undefined);

  const lines = await read();

  expect(lines).toContain('waymark_database_up 0');
  expect(lines.filter((line) => line.startsWith('waymark_deliveries{'))).toEqual([]);
});

test('what the work did is counted and timed', async () => {
  const { measures, read } = await figures({ counts, oldestDueMs: 0, oldestQueuedMs: 0 });
  measures.called('slack', 'post', 'ok', 40);
  measures.called('slack', 'post', 'too-many', 30);
  measures.claimed(7);
  measures.ticked(12);
  measures.answered(80);
  measures.failed('due');

  expect(await read()).toEqual(
    expect.arrayContaining([
      'waymark_platform_calls_total{platform="slack",method="post",outcome="ok"} 1',
      'waymark_platform_calls_total{platform="slack",method="post",outcome="too-many"} 1',
      'waymark_platform_call_seconds_sum{platform="slack",method="post"} 0.07',
      'waymark_claim_deliveries_sum 7',
      'waymark_tick_seconds_sum 0.012',
      'waymark_answer_seconds_sum 0.08',
      'waymark_failures_total{work="due"} 1',
      'waymark_failures_total{work="tick"} 0',
    ]),
  );
});

test('the page for whoever runs it names every figure with its type', async () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const { read } = await figures({ counts, oldestDueMs: 0, oldestQueuedMs: 0 });

  const types = (await read()).filter((line) => line.startsWith('# TYPE '));

  const said = types.map((line) => line.split(' ').slice(2));
  expect(said).toHaveLength(11);
  for (const [name, type] of said) {
    expect(page).toMatch(new RegExp(`^\\| \`${name}[{\`].* \\| ${type} \\| `, 'm'));
  }
});

test.each(['waymark_oldest_due_seconds', 'waymark_oldest_queued_seconds'])(
  'the page names %s as it is asked for, by its label',
  async (name) => {
    const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const { read } = await figures({ counts, oldestDueMs: 0, oldestQueuedMs: 0 });

    const [series = ''] = (await read()).filter((line) => line.startsWith(`${name}{`));

    expect(page).toContain(`\`${series.split(' ')[0]}\``);
  },
);
