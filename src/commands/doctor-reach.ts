import { matchLeaseMs } from '../app/match-wanted.ts';
import type { Recipient } from '../app/platform.ts';
import type { Store } from '../app/store.ts';
import type { MemberAccounts } from '../app/store-members.ts';
import type { WorkspaceFacts } from '../app/store-workspaces.ts';
import type { Plan } from '../core/plan.ts';
import { andList } from '../messages/counted.ts';
import { installMend } from '../messages/trouble-no-app.ts';
import { foundInTeams } from '../messages/without-account.ts';
import type { InstalledWorkspace } from './doctor-slack.ts';
import { bad, type Finding, good } from './finding.ts';

/** The workspaces that a bot with this configuration writes to. */
export interface Served {
  readonly local: boolean;
  /** Undefined where Slack did not say whose token it is. */
  readonly slack: readonly InstalledWorkspace[] | undefined;
  /** Where a Slack workspace installs the bot by itself; absent where none can. */
  readonly installAt?: string;
  /** The tenants that Teams is let in from; absent where Teams is not set up. */
  readonly tenants?: readonly string[];
}

type Place = Pick<WorkspaceFacts, 'platform' | 'externalId'>;

/** Whether the roll-up arrives in the Executive's channel, as far as its workspace goes. */
export async function executiveFinding(
  store: Store,
  executive: Recipient,
  served: Served,
): Promise<Finding> {
  const place = await store.workspaces.find(executive.workspaceId);
  return place && !isServed(place, served)
    ? bad('Executive channel', `The plan posts the roll-up in ${absentSays(place, served)}`)
    : good('Executive channel', 'It is set.');
}

/** Whether everybody who leads a sub-group has an account, and where a bot of ours is. */
export async function leadsFindings(
  store: Store,
  partnershipId: string,
  plan: Plan,
  served: Served,
): Promise<Finding[]> {
  const [subGroups, members] = await Promise.all([
    store.plans.subGroups(partnershipId),
    store.members.accounts(partnershipId),
  ]);
  const leads = new Set(subGroups.map(({ leadId }) => leadId));
  const absent = plan.workspaces.find((place) => !isServed(place, served));
  const without = (await isLookedUp(store, partnershipId)) ? lookedUp : notFound(plan);
  const lost = new Map<string, string[]>();
  for (const member of members.filter(({ id }) => leads.has(id))) {
    const place = writtenTo(member) ?? absent;
    const says = place ? unreachedIn(place, served) : without;
    if (says !== undefined) lost.set(says, [...(lost.get(says) ?? []), member.name]);
  }
  if (lost.size === 0) return [good('Leads', `All ${leads.size} can be written to.`)];
  return [...lost].map(([says, names]) =>
    bad('Leads', `${andList(names)} cannot be written to${says}`),
  );
}

/** The end of the sentence, and the mend; undefined where they can be written to there. */
function unreachedIn(
  place: Place & { readonly lacksApp?: true },
  served: Served,
): string | undefined {
  if (!isServed(place, served)) return ` in ${absentSays(place, served)}`;
  return place.lacksApp ? withoutApp : undefined;
}

/** Whether what is sent to somebody fails since the app is not installed for them, in a tenant that is let in. */
export function lacksApp(member: MemberAccounts, served: Served): boolean {
  const to = writtenTo(member);
  return to?.lacksApp === true && isServed(to, served);
}

const writtenTo = ({ accounts }: MemberAccounts) =>
  accounts.find(({ preferred }) => preferred) ?? accounts[0];

const withoutApp = `: Waymark is not installed for them in Teams. ${installMend}`;
const lookedUp =
  ' yet: people are being looked up by their e-mail addresses, for which Waymark has to run. Look again in a minute.';
const withoutAccount =
  '. "npx waymark people accounts" says who has an account: list theirs in the plan file, or mend the e-mail address there, and import it again.';

const notFound = ({ workspaces }: Plan): string =>
  workspaces.some(({ platform }) => platform === 'teams')
    ? `${withoutAccount} ${foundInTeams}`
    : withoutAccount;

/** It is due where somebody does it, too: as soon as their lease is over. */
async function isLookedUp({ matches }: Store, partnershipId: string): Promise<boolean> {
  const due = await matches.due(matchLeaseMs);
  const users = await Promise.all(due.map((workspaceId) => matches.partnerships(workspaceId)));
  return users.flat().includes(partnershipId);
}

function isServed({ platform, externalId }: Place, { local, slack, tenants }: Served): boolean {
  if (platform === 'local') return local;
  if (platform === 'teams') return tenants?.includes(externalId.toLowerCase()) ?? false;
  // Whose token it is, another finding says to mend.
  return slack?.some((one) => one.externalId === externalId) ?? true;
}

/** The place as the end of a sentence, and the mend. */
function absentSays(place: Place, served: Served): string {
  const { platform, externalId } = place;
  if (platform === 'teams') return absentOnTeams(externalId, served);
  const { slack = [], installAt } = served;
  const ours = andList(slack.map((one) => `${one.externalId} (${one.name})`));
  if (platform === 'local') {
    const other = slack.length === 0 ? 'one where Waymark is' : ours;
    return `the local workspace, which is off. Name ${other} in the plan file, and import it; or set LOCAL_WORKSPACE=on.`;
  }
  const isIn = slack.length === 0 ? 'It is in no Slack workspace.' : `It is in ${ours}.`;
  const mend = 'externalId in the plan file, and import it.';
  const how =
    installAt === undefined
      ? `Mend ${mend}`
      : `Open ${installAt} as an administrator of that workspace, or mend ${mend}`;
  const setUp = 'Set it up as docs/slack.md says.';
  const isWithoutSlack = slack.length === 0 && installAt === undefined;
  return `${externalId}, where Waymark is not installed. ${isIn} ${isWithoutSlack ? setUp : how}`;
}

function absentOnTeams(tenantId: string, { tenants }: Served): string {
  const mend = 'mend externalId in the plan file, and import it.';
  return tenants === undefined
    ? `${tenantId} on Teams, which is not set up. Set it up as docs/teams.md says, or ${mend}`
    : `${tenantId}, which is none of TEAMS_TENANT_IDS. Add it there, or ${mend}`;
}
