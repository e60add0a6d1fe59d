import type { Store } from '../app/store.ts';
import type { MemberFacts } from '../app/store-members.ts';
import type { Plan } from '../core/plan.ts';
import { withoutAppText } from '../messages/trouble-no-app.ts';
import { withoutAccountText } from '../messages/without-account.ts';
import { lacksApp, type Served } from './doctor-reach.ts';
import { bad, type Finding, good, noted } from './finding.ts';

/**
 * Who in the plan has no account, or one in Teams to which nothing can be sent. Whoever holds up nobody is only worth knowing; leads
 * are another finding's.
 */
export async function peopleFindings(
  store: Store,
  partnershipId: string,
  { people }: Plan,
  served: Served,
): Promise<Finding[]> {
  const [accounts, members, usesTeams] = await Promise.all([
    store.members.accounts(partnershipId),
    store.members.all(partnershipId),
    store.workspaces.usesTeams(partnershipId),
  ]);
  const without = accounts.filter((one) => one.accounts.length === 0).map(({ name }) => name);
  const lacking = new Set(accounts.filter((one) => lacksApp(one, served)).map(({ id }) => id));
  const others = members.filter((one) => lacking.has(one.id) && !holds(one, 'lead'));
  const namesOf = (asked: boolean) =>
    others.filter((one) => isAsked(one) === asked).map(({ name }) => name);
  const [none, asked, rest] = [
    withoutAccountText(without, usesTeams),
    withoutAppText(namesOf(true)),
    withoutAppText(namesOf(false)),
  ];
  const found = [
    ...(none === undefined ? [] : [noted('People', none)]),
    ...(asked === undefined ? [] : [bad('People', asked)]),
    ...(rest === undefined ? [] : [noted('People', rest)]),
  ];
  return found.length > 0 ? found : [good('People', `All ${people.length} have an account.`)];
}

/** Deputies for what leads pass on or leave; coordinators for what is theirs to decide. */
const isAsked = (member: MemberFacts): boolean =>
  holds(member, 'deputy') || member.roles.includes('coordinator');

const holds = ({ subGroups }: MemberFacts, as: 'lead' | 'deputy'): boolean =>
  subGroups.some((held) => held.as === as);
