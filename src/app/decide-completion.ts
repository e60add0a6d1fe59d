import { v7 as newId } from 'uuid';
import type { ActionNow } from '../core/action-now.ts';
import { readFields } from '../core/field-reader.ts';
import type { TypedText } from '../core/privacy.ts';
import { limits } from '../core/report-fields.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import {
  claimGoneCard,
  claimOutcomeCard,
  sendBackForm,
  whatIsLeftNeeded,
} from '../messages/completion.ts';
import type { FormValues } from '../messages/form.ts';
import { alreadyDoneCard } from '../messages/trouble.ts';
import { audit } from './audit.ts';
import { outcomeNow, tellAuthor, tellOutcome } from './claim-messages.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { Decision } from './store-updates.ts';
import { allow, type Turn } from './turn.ts';

/** The coordinator accepts a claimed completion. */
export async function acceptCompletion(tx: Store, turn: Turn, updateId: string): Promise<Reply> {
  return decide(tx, turn, updateId, undefined);
}

/** Asks for the reason. */
export async function openSendBack(tx: Store, turn: Turn, updateId: string): Promise<Reply> {
  const claim = await claimOf(tx, turn, updateId);
  if ('kind' in claim) return claim;
  const facts = { action: claim.action, updateId };
  return { kind: 'form', form: sendBackForm(contextOf(turn.acting.partnership), facts) };
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
  const claim = await claimOf(tx, turn, updateId);
  if ('kind' in claim) return claim;
  const errors = { reason: whatIsLeftNeeded, ...fields.errors };
  const facts = { action: claim.action, updateId, values, errors };
  return { kind: 'invalid', form: sendBackForm(contextOf(turn.acting.partnership), facts) };
}

interface Claim {
  readonly action: ActionNow;
  readonly update: StatusUpdate;
}

/** The claim as it was seen; a reply instead where it was decided, or is not what its author says any more. */
async function claimOf(tx: Store, turn: Turn, updateId: string): Promise<Claim | Reply> {
  allow(turn, 'accept');
  const { partnership } = turn.acting;
  const update = await tx.updates.get(partnership.id, updateId);
  const [action] = update ? await tx.plans.actions(partnership.id, { ids: [update.actionId] }) : [];
  if (!update || !action) return { kind: 'card', card: claimGoneCard() };
  if (action.state === 'complete-claimed' && action.latest?.id === updateId) {
    return { action, update };
  }
  const decided = await tx.updates.decided(partnership.id, [updateId]);
  const members = await tx.members.all(partnership.id);
  const outcome = outcomeNow(action, decided.get(updateId), members);
  return { kind: 'replace', card: claimOutcomeCard(action, outcome) };
}

async function decide(
  tx: Store,
  turn: Turn,
  updateId: string,
  reason: TypedText | undefined,
): Promise<Reply> {
  const claim = await claimOf(tx, turn, updateId);
  if ('kind' in claim) return claim;
  const { action, update } = claim;
  const { partnership, member } = turn.acting;
  const decision: Decision = {
    id: newId(),
    actionId: action.id,
    updateId,
    kind: reason ? 'sent-back' : 'accepted',
    ...(reason ? { reason } : {}),
    deciderId: member.id,
    decidedAt: partnership.now,
  };
  if (!(await tx.updates.decide(partnership.id, decision))) {
    // Somebody else was first, and what they did is there to be read now.
    const since = await claimOf(tx, turn, updateId);
    return 'kind' in since ? since : { kind: 'card', card: alreadyDoneCard() };
  }
  const what = reason ? 'completion sent back' : 'completion accepted';
  await audit(tx, turn.acting, what, { action: action.id, update: updateId });
  return tellDecided(tx, turn, { action, update }, decision);
}

/** The author gets a message; the coordinators' messages and the receipts say it in their place. */
async function tellDecided(
  tx: Store,
  { acting: { partnership, member } }: Turn,
  { action, update }: Claim,
  decision: Decision,
): Promise<Reply> {
  await tellAuthor(tx, partnership, { action, update }, decision);
  const card = claimOutcomeCard(action, outcomeNow(action, decision, [member]));
  await tellOutcome(tx, partnership, update.id, card);
  const period = await tx.periods.get(partnership.id, update.periodId);
  if (period) await refreshRequests(tx, partnership, period, [action.id]);
  return { kind: 'replace', card };
}
