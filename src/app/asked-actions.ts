import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange, isAsked } from '../core/asked.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { AnsweredAction, AnswerShown, AskedAction } from '../messages/asked-action.ts';
import type { Store } from './store.ts';
import type { SubGroupFacts } from './store-plans.ts';
import type { RequestItem, UpdateRequest } from './store-requests.ts';
import type { Decision } from './store-updates.ts';

/** What one request asks about, split by whether the period has an answer to it. */
export interface Standing {
  readonly owed: readonly AskedAction[];
  readonly answered: readonly AnsweredAction[];
  /** Owed, and not passed on by the lead's own wish: what a reminder to this member would name. */
  readonly mine: readonly AskedAction[];
  /** Names of sub-groups whose items can still be passed to a deputy. */
  readonly passable: readonly { readonly id: string; readonly name: string }[];
}

/** How a request stands now, by the last revision of each action in its period. */
export async function standingOf(
  tx: Store,
  partnershipId: string,
  request: UpdateRequest,
): Promise<Standing> {
  const ids = request.items.map((item) => item.actionId);
  const actions = await tx.plans.actions(partnershipId, { ids });
  const updates = await tx.updates.inPeriod(partnershipId, request.periodId, ids);
  const decided = await decisionsOn(tx, partnershipId, [...updates.values()]);
  const subGroups = await tx.plans.subGroups(partnershipId);
  const groups = new Map(subGroups.map((group) => [group.id, group]));
  const asked = actions.flatMap((action) =>
    askedAction(action, groups.get(action.subGroup.id), request),
  );
  const owed = asked.filter(
    (action) =>
      !updates.has(action.id) &&
      isAsked(action) &&
      capacityNow(groups.get(action.subGroup.id), request) !== undefined,
  );
  const mine = owed.filter((action) => !action.passedOn);
  const passable = mine.filter(
    (action) =>
      action.capacity === 'lead' &&
      !action.passedToDeputy &&
      hasOther(groups.get(action.subGroup.id)?.deputyId, request),
  );
  return {
    owed,
    mine,
    answered: asked.flatMap((action) => answeredAction(action, updates.get(action.id), decided)),
    passable: [...new Map(passable.map(({ subGroup }) => [subGroup.id, subGroup])).values()],
  };
}

/** As what the member answers for a sub-group today; whoever is neither any more is not asked any more. */
function capacityNow(
  group: SubGroupFacts | undefined,
  { memberId }: UpdateRequest,
): RequestItem['capacity'] | undefined {
  if (group?.leadId === memberId) return 'lead';
  return group?.deputyId === memberId ? 'deputy' : undefined;
}

function askedAction(
  action: ActionNow,
  group: SubGroupFacts | undefined,
  request: UpdateRequest,
): AskedAction[] {
  const item = request.items.find((one) => one.actionId === action.id);
  if (!item) return [];
  const capacity = capacityNow(group, request) ?? item.capacity;
  return [
    {
      ...action,
      capacity,
      canNoChange: canSayNoChange(action),
      passedToDeputy: capacity === 'lead' && item.passed !== undefined,
      passedOn: capacity === 'lead' && item.passed?.for === 'passed',
    },
  ];
}

function answeredAction(
  action: AskedAction,
  update: StatusUpdate | undefined,
  decided: ReadonlyMap<string, Decision>,
): AnsweredAction[] {
  if (!update) return [];
  const decision = decided.get(update.id);
  const answer = answerShown(action, update);
  return [{ ...action, answer: decision ? { ...answer, decision } : answer }];
}

/** An answer beside the action as it stands, which a later period may have answered too. */
export function answerShown({ latest }: ActionNow, update: StatusUpdate): AnswerShown {
  return { ...update, overtaken: latest?.id !== update.id };
}

/** Most periods have no claimed completion, and nothing is read for them. */
async function decisionsOn(
  tx: Store,
  partnershipId: string,
  updates: readonly StatusUpdate[],
): Promise<ReadonlyMap<string, Decision>> {
  const claims = updates.filter(({ state }) => state === 'complete-claimed');
  if (claims.length === 0) return new Map();
  return tx.updates.decided(
    partnershipId,
    claims.map(({ id }) => id),
  );
}

function hasOther(deputyId: string | undefined, request: UpdateRequest): boolean {
  return deputyId !== undefined && deputyId !== request.memberId;
}
