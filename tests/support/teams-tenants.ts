import type { Plan } from '../../src/core/plan.ts';
import { messageComplaints } from './card-complaints.ts';
import { exampleSchedule } from './example-schedule.ts';
import { livingPlan } from './living-plan.ts';
import { type TeamsBot, teamsBot } from './teams-bot.ts';
import { guidOf, type TeamsCloud, type TeamsUser, teamsCloud, teamsUser } from './teams-cloud.ts';
import { type TeamsPerson, teamsPerson } from './teams-person.ts';
import { addedTo, sendTo, type Team } from './teams-world.ts';

export const tenantNames = ['council', 'nhs', 'police'] as const;
export type TenantName = (typeof tenantNames)[number];

/** In whose tenant each person of the plan is; the others are the council's. */
const elsewhere: Readonly<Record<string, TenantName>> = {
  'lead-two': 'nhs',
  'deputy-schools': 'nhs',
  'lead-police': 'police',
};

/** The living plan's partnership on the Teams of three agencies, with the Executive's channel in the NHS's. */
export interface TeamsTenants extends TeamsBot {
  readonly cloud: TeamsCloud;
  readonly plan: Plan;
  readonly tenantIds: Readonly<Record<TenantName, string>>;
  /** A team of each. */
  readonly teams: Readonly<Record<TenantName, Team>>;
  /** Somebody of the plan, in the tenant that is theirs. */
  as(person: string): TeamsPerson;
  /** Somebody, as a tenant has them. */
  in(tenant: TenantName, user: TeamsUser): TeamsPerson;
}

export async function teamsTenants(slug: string): Promise<TeamsTenants> {
  const tenantIds = byTenant((name) => guidOf(`${name} of ${slug}`));
  const teams = byTenant((name) => ({
    id: `19:team-${name}@thread.tacv2`,
    channelId: `19:general-${name}@thread.tacv2`,
  }));
  const cloud = await teamsCloud(messageComplaints);
  const listed = Object.values(tenantIds);
  const bot = await teamsBot({ tenantIds: listed, hosts: [cloud.host], canTarget: true });
  const plan = onTenants(livingPlan(slug), tenantIds, teams.nhs.channelId);
  await bot.imports(plan);
  const sends = (activity: object) => sendTo(bot.url, activity);
  const inTenant = (name: TenantName, user: TeamsUser) =>
    teamsPerson({ ...bot, cloud, sends, tenantId: tenantIds[name], team: teams[name] }, user);
  const people = new Map(plan.people.map(({ id }) => [id, inTenant(tenantOf(id), teamsUser(id))]));
  const as = (id: string): TeamsPerson => {
    const person = people.get(id);
    if (!person) throw new Error(`The plan has no ${id}.`);
    return person;
  };
  for (const person of people.values()) await person.installs();
  for (const name of tenantNames) {
    cloud.joins(teams[name].id);
    cloud.joins(teams[name].channelId);
    await sends(addedTo(teams[name], tenantIds[name], cloud));
  }
  await bot.settled();

  return {
    ...bot,
    cloud,
    plan,
    tenantIds,
    teams,
    as,
    in: inTenant,
    async end() {
      await bot.end();
      await cloud.end();
    },
  };
}

const tenantOf = (person: string): TenantName => elsewhere[person] ?? 'council';

const byTenant = <Value>(of: (name: TenantName) => Value): Readonly<Record<TenantName, Value>> => ({
  council: of('council'),
  nhs: of('nhs'),
  police: of('police'),
});

function onTenants(
  plan: Plan,
  tenantIds: Readonly<Record<TenantName, string>>,
  channel: string,
): Plan {
  return {
    ...plan,
    workspaces: tenantNames.map((id) => ({
      id,
      platform: 'teams',
      externalId: tenantIds[id],
    })),
    people: plan.people.map((one) => ({
      ...one,
      accounts: [{ workspace: tenantOf(one.id), user: guidOf(one.id) }],
    })),
    schedule: exampleSchedule({ executiveChannel: { workspace: 'nhs', channel } }),
  };
}
