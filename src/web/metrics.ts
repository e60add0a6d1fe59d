import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Measures, Work } from '../app/measures.ts';
import type { UnderWay } from '../app/store-ledger.ts';

export interface MetricsOptions {
  /** Asked when somebody reads the figures; undefined where the database does not answer. */
  readonly underWay: () => Promise<UnderWay | undefined>;
  readonly pool: () => { readonly open: number; readonly idle: number; readonly waiting: number };
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

const everyWork: readonly Work[] = ['tick', 'due', 'settle', 'deliver', 'match'];

/** The product's own figures, for Prometheus, and where the work says what it did. docs/operations.md says which to watch. */
export function openMetrics(options: MetricsOptions): {
  readonly registry: Registry;
  readonly measures: Measures;
} {
  const registry = new Registry();
  const registers = [registry];
  addStored(registry, options);
  const calls = new Counter({
    name: 'waymark_platform_calls_total',
    help: 'Calls to chat platforms, by how they ended.',
    labelNames: ['platform', 'method', 'outcome'],
    registers,
  });
  const took = new Histogram({
    name: 'waymark_platform_call_seconds',
    help: 'How long calls to chat platforms took.',
    labelNames: ['platform', 'method'],
    buckets: seconds,
    registers,
  });
  const claims = new Histogram({
    name: 'waymark_claim_deliveries',
    help: 'How many deliveries one claim leased.',
    buckets: [0, 1, 2, 5, 10, 25, 50],
    registers,
  });
  const ticks = new Histogram({
    name: 'waymark_tick_seconds',
    help: 'How long it took to look for what is due, and to do it.',
    buckets: seconds,
    registers,
  });
  const failures = new Counter({
    name: 'waymark_failures_total',
    help: 'What a heartbeat could not do, and the next one tries again.',
    labelNames: ['work'],
    registers,
  });
  // Known from the start, so that the first failure is seen as a rise.
  for (const work of everyWork) failures.inc({ work }, 0);
  const answers = new Histogram({
    name: 'waymark_answer_seconds',
    help: 'How long people waited for the answer to a command, a press, a form or a message.',
    buckets: seconds,
    registers,
  });
  return {
    registry,
    measures: {
      called(platform, method, outcome, tookMs) {
        calls.inc({ platform, method, outcome });
        took.observe({ platform, method }, tookMs / 1_000);
      },
      claimed: (count) => claims.observe(count),
      ticked: (tookMs) => ticks.observe(tookMs / 1_000),
      failed: (work) => failures.inc({ work }),
      answered: (tookMs) => answers.observe(tookMs / 1_000),
    },
  };
}

/** Read from the database and the pool at the moment of asking. */
function addStored(registry: Registry, { underWay, pool }: MetricsOptions): void {
  const registers = [registry];
  let asking: Promise<UnderWay | undefined> | undefined;
  // The figures of one reading are asked for together, and are of one moment.
  const now = () => {
    asking ??= underWay().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  new Gauge({
    name: 'waymark_database_up',
    help: '1 where the database answers, 0 where it does not; then nothing is said of deliveries.',
    registers,
    async collect() {
      this.set((await now()) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'waymark_oldest_due_seconds',
    help: 'How long the oldest delivery that could go has waited; 0 where there is none.',
    // Without a label a gauge begins at 0, which would be a claim.
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const found = await now();
      if (found) this.set({ state: 'queued' }, found.oldestDueMs / 1_000);
    },
  });
  new Gauge({
    name: 'waymark_oldest_queued_seconds',
    help: 'How long ago the oldest delivery was queued that waits for its turn or its platform; 0 where there is none.',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const found = await now();
      if (found) this.set({ state: 'queued' }, found.oldestQueuedMs / 1_000);
    },
  });
  new Gauge({
    name: 'waymark_deliveries',
    help: 'Deliveries that are not sent or cancelled, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const found = await now();
      for (const [state, count] of Object.entries(found?.counts ?? {})) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'waymark_database_connections',
    help: 'Connections of this process to the database: open, idle, and how many queries wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(pool())) this.set({ state }, count);
    },
  });
}
