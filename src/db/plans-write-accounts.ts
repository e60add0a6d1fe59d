import type { Plan, PlanPerson } from '../core/plan.ts';
import { isLocalOnly } from './plans-write-partnership.ts';
import { idOf, type PlanIds, type PlanWriting } from './plans-writing.ts';

/** Gives the members the accounts that the plan lists for them; the first is preferred. */
export async function writeAccounts(
  { db, partnershipId, plan }: PlanWriting,
  workspaceIds: PlanIds<string>,
  memberIds: PlanIds<string>,
): Promise<void> {
  const accounts = accountsOf(plan).map(({ person, workspace, user, position }) => ({
    partnershipId,
    workspaceId: idOf(workspaceIds, workspace),
    userId: user,
    memberId: idOf(memberIds, person.id),
    preferred: (position ?? 0) === 0,
    position,
  }));
  // Written anew, so that an account can go from one person to another.
  await db.account.deleteMany({ where: { partnershipId } });
  await db.account.createMany({ data: accounts });
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
