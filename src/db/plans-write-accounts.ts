import { emailKey } from '../core/match-people.ts';
import type { Plan, PlanPerson } from '../core/plan.ts';
import { isLocalOnly } from './plans-write-partnership.ts';
import { idOf, type PlanIds, type PlanWriting } from './plans-writing.ts';

/**
 * Gives the members the accounts that the plan lists for them; the first is preferred. Accounts that were matched by e-mail stay, as
 * long as the plan says nothing else: the same person has the same address, no account of theirs is listed there, and theirs for nobody else.
 */
export async function writeAccounts(
  writing: PlanWriting,
  workspaceIds: PlanIds<string>,
  memberIds: PlanIds<string>,
): Promise<void> {
  const { db, partnershipId, plan } = writing;
  const accounts = accountsOf(plan).map(({ person, workspace, user, position }) => ({
    partnershipId,
    workspaceId: idOf(workspaceIds, workspace),
    userId: user,
    memberId: idOf(memberIds, person.id),
    preferred: (position ?? 0) === 0,
    position,
  }));
  const matched = await matchedAccounts(writing, new Set(workspaceIds.values()), memberIds);
  const kept = keptAmong(matched, accounts);
  // Written anew, so that an account can go from one person to another.
  await db.account.deleteMany({ where: { partnershipId } });
  await db.account.createMany({ data: accounts });
  await db.account.createMany({ data: kept });
}

interface WantedAccount {
  readonly person: PlanPerson;
  readonly workspace: string;
  readonly user: string;
  /** Null: not listed. */
  readonly position: number | null;
}

function accountsOf(plan: Plan): WantedAccount[] {
  const listed = plan.people.flatMap((person) =>
    person.accounts.map((account, position) => ({ person, ...account, position })),
  );
  return isLocalOnly(plan) ? [...listed, ...localAccounts(plan.people, listed)] : listed;
}

/** One on the local workspace for everybody who lists none: by e-mail address, else by the plan's id of the person. */
function localAccounts(
  people: readonly PlanPerson[],
  listed: readonly WantedAccount[],
): WantedAccount[] {
  const taken = new Set(listed.map(({ user }) => user));
  return people.flatMap((person) => {
    if (person.accounts.length > 0) return [];
    const user = [person.email?.toLowerCase(), person.id].find(
      (name) => name !== undefined && !taken.has(name),
    );
    return user === undefined ? [] : [{ person, workspace: 'local', user, position: null }];
  });
}

interface AccountRow {
  readonly workspaceId: string;
  readonly userId: string;
  readonly memberId: string;
  readonly preferred: boolean;
}

/** Those of people who are in the plan under the same address still, where the plan's workspaces are; the preferred ones first. */
async function matchedAccounts(
  { db, partnershipId, plan }: PlanWriting,
  workspaceIds: ReadonlySet<string>,
  memberIds: PlanIds<string>,
) {
  const emails = new Map(
    plan.people.map(({ id, email }) => [idOf(memberIds, id), email && emailKey(email)]),
  );
  const rows = await db.account.findMany({
    where: { partnershipId, matchedEmail: { not: null } },
    orderBy: { preferred: 'desc' },
  });
  return rows.filter(
    ({ workspaceId, memberId, matchedEmail }) =>
      workspaceIds.has(workspaceId) && emails.get(memberId) === matchedEmail,
  );
}

function keptAmong<Row extends AccountRow>(
  matched: readonly Row[],
  listed: readonly AccountRow[],
): Row[] {
  const users = new Set(listed.map(({ workspaceId, userId }) => `${workspaceId} ${userId}`));
  const there = new Set(listed.map(({ workspaceId, memberId }) => `${workspaceId} ${memberId}`));
  const reached = new Set(listed.map(({ memberId }) => memberId));
  const kept: Row[] = [];
  for (const one of matched) {
    const { workspaceId, userId, memberId } = one;
    if (users.has(`${workspaceId} ${userId}`) || there.has(`${workspaceId} ${memberId}`)) continue;
    kept.push({ ...one, preferred: !reached.has(memberId) });
    reached.add(memberId);
  }
  return kept;
}
