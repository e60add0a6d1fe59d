import { serve } from './child.ts';
import { figure } from './figure.ts';
import { type Load, latency, median } from './load.ts';
import type { Seeded } from './seed.ts';

const rounds = 7;
const pace = { seconds: 5, perSecond: 100 };

/** `/priority 2` over HTTP beside the bare handler, in turns, so that a slow moment of the machine hits both. */
export async function benchAnswers(few: Seeded, many: Seeded): Promise<void> {
  const atFew = await answers(few);
  const atMany = await answers(many);
  for (const { seeded, ours, floor } of [atFew, atMany]) {
    figure({
      name: '/priority 2, p99',
      updates: seeded.updates,
      unit: 'ms',
      value: ours.p99,
      floor: floor.p99,
      targetRatio: 1.5,
      p50: ours.p50,
      floorP50: floor.p50,
    });
  }
  figure({
    name: '/priority 2, p99, many updates against few',
    unit: 'ms',
    value: atMany.ours.p99,
    floor: atFew.ours.p99,
    targetRatio: 1.3,
    p50Ratio: Math.round((atMany.ours.p50 / atFew.ours.p50) * 100) / 100,
  });
}

async function answers(seeded: Seeded) {
  const { bot, floor, stop } = await serve(seeded.url);
  const command: Load = {
    url: `${bot}/local/api/intents`,
    headers: { origin: bot, 'sec-fetch-site': 'same-origin' },
    body: (eventId) => ({
      kind: 'command',
      userId: 'director-children@example.org',
      eventId,
      name: 'priority',
      text: '2',
    }),
  };
  const bare: Load = {
    url: `${floor}/bare`,
    body: (eventId) => ({
      eventId,
      workspaceId: seeded.workspaceId,
      partnershipId: seeded.partnershipId,
    }),
  };
  // Both warm: compiled code, open connections, cached plans.
  await latency(bare, pace);
  await latency(command, pace);
  const ours: { p50: number; p99: number }[] = [];
  const theirs: { p50: number; p99: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await latency(bare, pace));
    ours.push(await latency(command, pace));
  }
  await stop();
  const middle = (of: { p50: number; p99: number }[]) => ({
    p50: median(of.map(({ p50 }) => p50)),
    p99: median(of.map(({ p99 }) => p99)),
  });
  return { seeded, ours: middle(ours), floor: middle(theirs) };
}
