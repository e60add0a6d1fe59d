import type { RollUpFacts } from '../core/roll-up.ts';
import { noChannelCard } from '../messages/notes.ts';
import type { RollUpPosted } from '../messages/roll-up-posted.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { queueToCoordinators } from './queue-message.ts';
import { queueRollUp, queueRollUpAgain, type RollUpToQueue } from './queue-roll-up.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { takeRollUp } from './take-roll-up.ts';

/** Takes the period's snapshot, once; gives the one that stands. */
export async function keepRollUp(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<RollUpFacts> {
  const kept = await tx.periods.rollUp(partnership.id, period.id);
  if (kept) return kept.facts;
  const facts = await takeRollUp(tx, partnership, period);
  await tx.periods.keepRollUp(partnership.id, period.id, partnership.now, facts);
  return facts;
}

/** Posts the kept roll-up to the Executive's channel, once a period. One that failed is the coordinator's, who was told. */
export async function postRollUp(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  const rollUp = await toPost(tx, partnership, period);
  if (rollUp) await queueRollUp(tx, partnership, rollUp);
}

/** The same, also where the last one failed or was cancelled; says what came of it. */
export async function postRollUpAgain(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<RollUpPosted> {
  const rollUp = await toPost(tx, partnership, period);
  return rollUp ? queueRollUpAgain(tx, partnership, rollUp) : 'no-channel';
}

/** Undefined where there is no channel, and the coordinator is told. */
async function toPost(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<RollUpToQueue | undefined> {
  const facts = await keepRollUp(tx, partnership, period);
  const schedule = await tx.plans.schedule(partnership.id);
  if (schedule?.executive) return { to: schedule.executive, periodId: period.id, facts };
  const key = `no-channel:${period.id}`;
  const message = { key, kind: 'notice', card: noChannelCard(contextOf(partnership)) } as const;
  await queueToCoordinators(tx, partnership, message);
  return undefined;
}
