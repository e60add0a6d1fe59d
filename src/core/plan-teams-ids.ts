import type { Plan } from './plan.ts';
import { accountsIn, executiveIn, otherThan, workspacesOn } from './plan-own-ids.ts';
import type { PlanProblem } from './plan-problem.ts';

/** Microsoft Entra's ids of tenants and of people. */
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A conversation of Teams that is a channel (learn.microsoft.com/graph/api/resources/channel); older ones end otherwise. */
const channel = /^19:[^@\s]+@thread\.(?:tacv2|skype|v2)$/;

const such = 'such as 3b1f0c52-6d2e-4c1a-9a57-0f2d8c4e7b10';

/** Names and addresses where the ids of Teams belong: nobody could ever be found, or written to, by them. */
export function teamsIdProblems(file: unknown): PlanProblem[] {
  const onTeams = workspacesOn(file, 'teams');
  return [
    ...onTeams.flatMap((row) =>
      otherThan(guid, row, 'externalId', `the Teams tenant's id, ${such}`),
    ),
    ...accountsIn(file, onTeams).flatMap((row) =>
      otherThan(guid, row, 'user', `the person's object id in Microsoft Entra, ${such}`),
    ),
    ...executiveIn(file, onTeams).flatMap((row) =>
      otherThan(channel, row, 'channel', "the Teams channel's id, such as 19:a1b2c3@thread.tacv2"),
    ),
  ];
}

/** The same plan with the ids of tenants and people as Teams writes them: in small letters. */
export function asTeamsWrites(plan: Plan): Plan {
  const onTeams = new Set(
    plan.workspaces.flatMap(({ id, platform }) => (platform === 'teams' ? [id] : [])),
  );
  if (onTeams.size === 0) return plan;
  return {
    ...plan,
    workspaces: plan.workspaces.map((one) =>
      onTeams.has(one.id) ? { ...one, externalId: one.externalId.toLowerCase() } : one,
    ),
    people: plan.people.map((person) => ({
      ...person,
      accounts: person.accounts.map((one) =>
        onTeams.has(one.workspace) ? { ...one, user: one.user.toLowerCase() } : one,
      ),
    })),
  };
}
