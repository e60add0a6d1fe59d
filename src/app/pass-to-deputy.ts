import type { FormValues } from '../messages/form.ts';
import { deputyNotAskedCard } from '../messages/not-reached.ts';
import { passForm } from '../messages/pass-form.ts';
import { reminderTakenBackCard } from '../messages/passed.ts';
import { goneCard, nobodyToPassToCard } from '../messages/trouble.ts';
import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { audit } from './audit.ts';
import { handOver } from './hand-over.ts';
import { holdRequests } from './hold-requests.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { requestCard } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

/** Passes at once where there is one sub-group to pass; else asks which. Says whose deputy could not be asked. */
export async function passToDeputy(
  tx: Store,
  turn: Turn,
  requestId: string,
  values?: FormValues,
): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const named = await tx.requests.get(partnership.id, requestId);
  if (named?.memberId !== member.id) return { kind: 'card', card: goneCard() };
  const period = await tx.periods.get(partnership.id, named.periodId);
  if (!period || period.closedAt) return { kind: 'card', card: goneCard() };
  const held = await holdRequests(tx, partnership.id, period);
  const request = held.find(({ id }) => id === requestId) ?? named;
  const { passable, mine } = await standingOf(tx, partnership.id, request);
  const [only, ...others] = passable;
  if (!only) return { kind: 'card', card: nobodyToPassToCard() };
  const wanted = values?.subGroup ?? (others.length === 0 ? only.id : '');
  if (wanted === '') {
    const form = passForm(contextOf(partnership), { requestId, subGroups: passable });
    return { kind: 'form', form };
  }
  const chosen = passable.filter(({ id }) => wanted === 'all' || id === wanted);
  if (chosen.length === 0) return { kind: 'card', card: nobodyToPassToCard() };
  const actions = mine.filter(
    ({ capacity, passedToDeputy, subGroup }) =>
      capacity === 'lead' && !passedToDeputy && chosen.some(({ id }) => id === subGroup.id),
  );
  const handed = await handOver(tx, partnership, period, request, actions, 'passed');
  if (handed.passed > 0) {
    const about = { request: requestId, subGroup: wanted, actions: handed.passed };
    await audit(tx, turn.acting, 'passed to deputy', about);
  }
  if (handed.unreached.length > 0) {
    return { kind: 'card', card: deputyNotAskedCard(contextOf(partnership), handed.unreached) };
  }
  return passedReply(tx, partnership, period, requestId);
}

/** A reminder that they asked for does not come where nothing is left to remind them of, and they are told. */
async function passedReply(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  requestId: string,
): Promise<Reply> {
  const request = await tx.requests.get(partnership.id, requestId);
  if (!request) return { kind: 'card', card: goneCard() };
  const standing = await standingOf(tx, partnership.id, request);
  if (request.snoozedUntilAt && standing.mine.length === 0) {
    await tx.requests.snooze(partnership.id, requestId, undefined);
    return { kind: 'card', card: reminderTakenBackCard() };
  }
  return { kind: 'replace', card: requestCard(partnership, period, request, standing, 1) };
}
