import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange, isAsked } from '../core/asked.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { AnsweredAction, AnswerShown, AskedAction } from '../messages/asked-action.ts';
import { type StandingFacts, standingFacts } from './standing-facts.ts';
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
  return standingIn(await standingFacts(tx, partnershipId, request.periodId, [request]), request);
}

/** The same of several requests of one period, by their ids: read at once, however many they are. */
export async function standingsOf(
  tx: Store,
  partnershipId: string,
  requests: readonly UpdateRequest[],
): Promise<ReadonlyMap<string, Standing>> {
  const [first] = requests;
  if (!first) return new Map();
  const facts = await standingFacts(tx, partnershipId, first.periodId, requests);
  return new Map(requests.map((request) => [request.id, standingIn(facts, request)]));
}

function standingIn(
  { actions, updates, decided, groups }: StandingFacts,
  request: UpdateRequest,
): Standing {
  const items = new Map(request.items.map((one) => [one.actionId, one]));
  const asked = actions.flatMap((action) => {
    const item = items.get(action.id);
    return item ? [askedAction(action, groups.get(action.subGroup.id), request, item)] : [];
  });
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
  { capacity: asked, passed }: RequestItem,
): AskedAction {
  const capacity = capacityNow(group, request) ?? asked;
  return {
    ...action,
    capacity,
    canNoChange: canSayNoChange(action),
    passedToDeputy: capacity === 'lead' && passed !== undefined,
    passedOn: capacity === 'lead' && passed?.for === 'passed',
  };
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

function hasOther(deputyId: string | undefined, request: UpdateRequest): boolean {
  return deputyId !== undefined && deputyId !== request.memberId;
}
