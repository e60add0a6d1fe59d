import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { handOver } from './hand-over.ts';
import { holdRequests } from './hold-requests.ts';
import { queueToMember } from './queue-message.ts';
import { reminderKeys, reminderMessageCard } from './reminder-message.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

/** Reminds those who owe, naming only what they owe; not those who asked to be reminded later. Gives how many. */
export async function remind(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<number> {
  let reminded = 0;
  for (const request of await holdRequests(tx, partnership.id, period)) {
    if (request.snoozedUntilAt && request.snoozedUntilAt > partnership.now) continue;
    if (await remindOne(tx, partnership, period, request, false)) reminded += 1;
  }
  return reminded;
}

/** One reminder a day at the most, whether the schedule or a snooze asks for it. The caller holds the request. */
export async function remindOne(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  afterSnooze: boolean,
): Promise<boolean> {
  const standing = await standingOf(tx, partnership.id, request);
  if (standing.mine.length === 0) return false;
  const keys = reminderKeys(partnership, request);
  const today = await tx.ledger.shown(partnership.id, { keys: Object.values(keys) });
  if (today.length > 0) return false;
  const key = afterSnooze ? keys.afterSnooze : keys.scheduled;
  const card = reminderMessageCard(partnership, period, request, standing, afterSnooze);
  const message = { key, kind: 'reminder', card, periodId: period.id } as const;
  const rest = { notAfter: period.closesAt, spread: true } as const;
  return queueToMember(tx, partnership, request.memberId, { ...message, ...rest });
}

/** Hands what leads still owe to their deputies. Gives how many actions. */
export async function handToDeputies(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<number> {
  let handed = 0;
  for (const request of await holdRequests(tx, partnership.id, period)) {
    const { mine } = await standingOf(tx, partnership.id, request);
    const owed = mine.filter((action) => action.capacity === 'lead' && !action.passedToDeputy);
    const how = 'no-answer';
    const { passed } = await handOver(tx, partnership, period, request, owed, how);
    handed += passed;
  }
  return handed;
}
