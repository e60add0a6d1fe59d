import { v7 as newId } from 'uuid';
import type { RollUpFacts } from '../core/roll-up.ts';
import { noChannelCard } from '../messages/notes.ts';
import { rollUpCard } from '../messages/roll-up.ts';
import { rollUpDetailCards } from '../messages/roll-up-detail.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { queueToChannel, queueToCoordinators } from './queue-message.ts';
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

/** Posts the kept roll-up to the Executive's channel, detail in its thread; once a period. False where there is no channel, and the coordinator is told. */
export async function postRollUp(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  machineNow: Date,
): Promise<boolean> {
  const facts = await keepRollUp(tx, partnership, period);
  const schedule = await tx.plans.schedule(partnership.id);
  const context = contextOf(partnership);
  if (!schedule?.executive) {
    const key = `no-channel:${period.id}`;
    const message = { key, kind: 'notice', card: noChannelCard(context) } as const;
    await queueToCoordinators(tx, partnership, message, machineNow);
    return false;
  }
  const id = newId();
  const message = {
    kind: 'roll-up',
    card: rollUpCard(context, facts),
    periodId: period.id,
  } as const;
  const key = `roll-up:${period.id}`;
  const first = { ...message, id, key };
  if (!(await queueToChannel(tx, partnership, schedule.executive, first, machineNow))) return true;
  for (const [index, card] of rollUpDetailCards(context, facts).entries()) {
    const detail = {
      key: `${key}:${index + 1}`,
      kind: 'roll-up-detail',
      card,
      periodId: period.id,
      follows: { id, as: 'thread' },
    } as const;
    await queueToChannel(tx, partnership, schedule.executive, detail, machineNow);
  }
  return true;
}
