import { v7 as newId } from 'uuid';
import { emailKey, type Matching, matchPeople, type PersonThere } from '../core/match-people.ts';
import { matchedCard } from '../messages/matched.ts';
import type { PartnershipNow } from './acting.ts';
import { askTheReached } from './ask-the-reached.ts';
import { digestOf } from './digest.ts';
import { contextOf } from './message-context.ts';
import type { Platform } from './platform.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { MatchClaim, MemberThere, PartnershipThere } from './store-matches.ts';
import { welcome } from './welcome.ts';
import { whatComes } from './what-comes.ts';
import type { Workings } from './workings.ts';

/** A claimed workspace whose platform says who is there. */
export interface Directory {
  readonly workspaceId: string;
  readonly claim: MatchClaim;
  readonly platform: Platform['name'];
  people(): Promise<readonly PersonThere[]>;
}

/**
 * Gives the members of every partnership that uses the workspace, and who have no account there, the account with their e-mail
 * address; and takes back one that was given so and is theirs no more. One transaction each. Nobody is asked who is there where
 * that would change nothing; and nothing is changed by what people were before another began to match them anew. Throws what
 * `people` throws.
 */
export async function matchMembers(
  { database }: Workings,
  directory: Directory,
  machineNow: Date,
): Promise<void> {
  const { workspaceId } = directory;
  const partnershipIds = await database.matches.partnerships(workspaceId);
  let people: readonly PersonThere[] | undefined;
  for (const id of partnershipIds) {
    const before = await database.transaction((tx) => tx.matches.hold(id, workspaceId));
    if (!before?.members.some(isByEmail)) continue;
    people ??= await directory.people();
    const there = people;
    await database.transaction((tx) => matchIn(tx, id, directory, there, machineNow));
  }
}

/** Whose account there is not for the plan to say. */
const isByEmail = ({ account }: MemberThere): boolean =>
  !account || account.matchedEmail !== undefined;

async function matchIn(
  tx: Store,
  partnershipId: string,
  directory: Directory,
  people: readonly PersonThere[],
  machineNow: Date,
): Promise<void> {
  const there = await tx.matches.hold(partnershipId, directory.workspaceId);
  // After the lock: whoever did it anew has committed by now, or waits for it.
  if (!(await tx.matches.stands(directory.claim))) return;
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  if (!there || !partnership) return;
  const gone = there.members.filter((member) => isGone(member, people));
  const wanting = there.members.filter((member) => !member.account || gone.includes(member));
  const matching = matchPeople(wanting, people, takenIn(there, gone));
  const changed = matching.matched.length + gone.length > 0;
  if (changed)
    await giveAccounts(tx, partnership, directory, { there, gone, matching }, machineNow);
  // Where the plan lists everybody, and always did, nobody is told that all is well.
  if (changed || matching.missed.length > 0 || there.told !== undefined) {
    await tellOutcome(tx, partnership, directory, there, matching);
  }
}

async function giveAccounts(
  tx: Store,
  partnership: PartnershipNow,
  { workspaceId }: Directory,
  outcome: {
    readonly there: PartnershipThere;
    readonly gone: readonly MemberThere[];
    readonly matching: Matching;
  },
  machineNow: Date,
): Promise<void> {
  const { there, gone, matching } = outcome;
  const { matched, missed } = matching;
  const hasOther = new Set(there.members.filter((one) => one.hasOther).map(({ id }) => id));
  const accounts = matched.map((one) => ({ ...one, preferred: !hasOther.has(one.memberId) }));
  const goneIds = gone.map(({ id }) => id);
  await tx.matches.remove(partnership.id, workspaceId, goneIds);
  await tx.matches.add(partnership.id, workspaceId, accounts);
  const counts = { matched: matched.length, removed: gone.length, missed: missed.length };
  await tx.audit.add({
    partnershipId: partnership.id,
    at: partnership.now,
    what: 'members matched',
    about: { workspace: workspaceId, ...counts },
  });
  const matchedIds = matched.map(({ memberId }) => memberId);
  await askTheReached(tx, partnership, matchedIds, machineNow);
  await tx.ledger.readdress(partnership.id);
  await welcomeThe(tx, partnership, workspaceId, matched);
}

/** Those who have the app already, and who they are is known only now. */
async function welcomeThe(
  tx: Store,
  partnership: PartnershipNow,
  workspaceId: string,
  matched: Matching['matched'],
): Promise<void> {
  const userIds = matched.map(({ userId }) => userId);
  const reached = await tx.matches.reached(workspaceId, userIds);
  if (reached.length === 0) return;
  const members = new Map((await tx.members.all(partnership.id)).map((one) => [one.id, one]));
  for (const { memberId, userId } of matched.filter((one) => reached.includes(one.userId))) {
    const member = members.get(memberId);
    if (member) await welcome(tx, partnership, member, { workspaceId, userId });
  }
}

/** Only where it came out otherwise than the coordinators were last told; whom nobody can write to yet is told once somebody can. */
async function tellOutcome(
  tx: Store,
  partnership: PartnershipNow,
  { workspaceId, platform }: Directory,
  { members, told: before }: PartnershipThere,
  { missed }: Matching,
): Promise<void> {
  const whys = missed.map(({ memberId, why }) => `${memberId} ${why}`);
  const told = digestOf([String(members.length), ...whys]);
  if (told === before) return;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const card = matchedCard(contextOf(partnership), {
    platform,
    members: members.length,
    missed: missed.map(({ memberId, why }) => ({ name: names.get(memberId) ?? '', why })),
    ...(before === undefined && { first: await whatComes(tx, partnership) }),
  });
  const key = `matched:${workspaceId}:${newId()}`;
  const isTold = await queueToCoordinators(tx, partnership, { key, kind: 'notice', card });
  if (isTold) await tx.matches.setTold(partnership.id, workspaceId, told);
}

/** Matched once, with an address that is not that account's any more, or not a member's of the workspace. */
function isGone({ account, email }: MemberThere, people: readonly PersonThere[]): boolean {
  if (account?.matchedEmail === undefined) return false;
  const person = people.find(({ userId }) => userId === account.userId);
  const isTheirs = email !== undefined && emailKey(person?.email ?? '') === emailKey(email);
  return !isTheirs || person?.standing !== 'member';
}

function takenIn({ members }: PartnershipThere, gone: readonly MemberThere[]): ReadonlySet<string> {
  const kept = members.filter((member) => !gone.includes(member));
  return new Set(kept.flatMap(({ account }) => account?.userId ?? []));
}
