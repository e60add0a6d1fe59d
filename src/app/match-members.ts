import { v7 as newId } from 'uuid';
import { emailKey, matchPeople, type PersonThere } from '../core/match-people.ts';
import { matchedCard } from '../messages/matched.ts';
import { askTheReached } from './ask-the-reached.ts';
import { digestOf } from './digest.ts';
import { contextOf } from './message-context.ts';
import type { Platform } from './platform.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { MemberThere, PartnershipThere } from './store-matches.ts';
import type { Workings } from './workings.ts';

/** A workspace whose platform says who is there. */
export interface Directory {
  readonly workspaceId: string;
  readonly platform: Platform['name'];
  people(): Promise<readonly PersonThere[]>;
}

/**
 * Gives the members of every partnership that uses the workspace, and who have no account there, the account with their e-mail
 * address; and takes back one that was given so and is theirs no more. One transaction each. Nobody is asked who is there where
 * that would change nothing. Throws what `people` throws.
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
  { workspaceId, platform }: Directory,
  people: readonly PersonThere[],
  machineNow: Date,
): Promise<void> {
  const there = await tx.matches.hold(partnershipId, workspaceId);
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  if (!there || !partnership) return;
  const gone = there.members.filter((member) => isGone(member, people));
  const wanting = there.members.filter((member) => !member.account || gone.includes(member));
  const { matched, missed } = matchPeople(wanting, people, takenIn(there, gone));
  const changed = matched.length + gone.length > 0;
  if (changed) {
    const hasOther = new Set(there.members.filter((one) => one.hasOther).map(({ id }) => id));
    await tx.matches.remove(partnershipId, workspaceId, idsOf(gone));
    const accounts = matched.map((one) => ({ ...one, preferred: !hasOther.has(one.memberId) }));
    await tx.matches.add(partnershipId, workspaceId, accounts);
    const about = { workspace: workspaceId, matched: matched.length, removed: gone.length };
    await tx.audit.add({
      partnershipId,
      at: partnership.now,
      what: 'members matched',
      about: { ...about, missed: missed.length },
    });
    await askTheReached(
      tx,
      partnership,
      matched.map(({ memberId }) => memberId),
    );
  }
  const told = digestOf([
    String(there.members.length),
    ...missed.map(({ memberId, why }) => `${memberId} ${why}`),
  ]);
  const isNews = changed || missed.length > 0 || there.told !== undefined;
  if (told === there.told || !isNews) return;
  const names = new Map(there.members.map(({ id, name }) => [id, name]));
  const card = matchedCard(contextOf(partnership), {
    platform,
    members: there.members.length,
    missed: missed.map(({ memberId, why }) => ({ name: names.get(memberId) ?? '', why })),
  });
  const key = `matched:${workspaceId}:${newId()}`;
  const isTold = await queueToCoordinators(tx, partnership, { key, kind: 'notice', card });
  if (isTold) await tx.matches.setTold(partnershipId, workspaceId, told);
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

const idsOf = (members: readonly MemberThere[]): string[] => members.map(({ id }) => id);
