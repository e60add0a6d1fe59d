import { v7 as newId } from 'uuid';
import type { ActionNow } from '../core/action-now.ts';
import { readFields } from '../core/field-reader.ts';
import type { TypedText } from '../core/privacy.ts';
import { limits } from '../core/report-check.ts';
import { completionDecidedCard, sendBackForm } from '../messages/completion.ts';
import type { FormValues } from '../messages/form.ts';
import { alreadyDoneCard, goneCard } from '../messages/trouble.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import { allow, type Turn } from './turn.ts';

/** The coordinator accepts a claimed completion. */
export async function acceptCompletion(tx: Store, turn: Turn, updateId: string): Promise<Reply> {
  return decide(tx, turn, updateId, undefined);
}

/** Asks for the reason. */
export async function openSendBack(tx: Store, turn: Turn, updateId: string): Promise<Reply> {
  const action = await claimedBy(tx, turn, updateId);
  if (!action) return { kind: 'card', card: goneCard() };
  const form = sendBackForm(contextOf(turn.acting.partnership), { action, updateId });
  return { kind: 'form', form };
}

/** Sends a claimed completion back with a reason; the author is told. */
export async function submitSendBack(
  tx: Store,
  turn: Turn,
  updateId: string,
  values: FormValues,
): Promise<Reply> {
  const fields = readFields<'reason'>(values);
  const reason = fields.text('reason', limits.detail);
  if (reason) return decide(tx, turn, updateId, reason);
  fields.need('reason', 'Say what is still to be done.');
  const action = await claimedBy(tx, turn, updateId);
  if (!action) return { kind: 'card', card: goneCard() };
  const facts = { action, updateId, values, errors: fields.errors };
  return { kind: 'invalid', form: sendBackForm(contextOf(turn.acting.partnership), facts) };
}

async function claimedBy(tx: Store, turn: Turn, updateId: string): Promise<ActionNow | undefined> {
  allow(turn, 'accept');
  const { partnership } = turn.acting;
  const update = await tx.updates.get(partnership.id, updateId);
  const [action] = update ? await tx.plans.actions(partnership.id, { ids: [update.actionId] }) : [];
  return action?.state === 'complete-claimed' ? action : undefined;
}

async function decide(
  tx: Store,
  turn: Turn,
  updateId: string,
  reason: TypedText | undefined,
): Promise<Reply> {
  const action = await claimedBy(tx, turn, updateId);
  const { partnership, member } = turn.acting;
  const update = await tx.updates.get(partnership.id, updateId);
  if (!action || !update) return { kind: 'card', card: goneCard() };
  const decision = {
    id: newId(),
    actionId: action.id,
    updateId,
    kind: reason ? ('sent-back' as const) : ('accepted' as const),
    ...(reason ? { reason } : {}),
    deciderId: member.id,
    decidedAt: partnership.now,
  };
  if (!(await tx.updates.decide(partnership.id, decision))) {
    return { kind: 'card', card: alreadyDoneCard() };
  }
  await tx.audit.add({
    partnershipId: partnership.id,
    at: partnership.now,
    actorId: member.id,
    what: reason ? 'completion sent back' : 'completion accepted',
    about: { action: action.id, update: updateId },
  });
  const card = completionDecidedCard(contextOf(partnership), { action, decision });
  const key = `decided:${updateId}`;
  await queueToMember(
    tx,
    partnership,
    update.authorId,
    { key, kind: 'notice', card },
    turn.machineNow,
  );
  return { kind: 'replace', card };
}
