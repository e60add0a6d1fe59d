import { z } from 'zod';
import type { Plan, PlanAction, PlanSubGroup, PlanWorkspace } from '../core/plan.ts';
import { fromDateColumn, given, measureKindColumn } from './columns.ts';
import type { Db } from './db.ts';
import { scheduleFromRow } from './plans-schedule.ts';

const partnershipKind = z.enum(['lscp', 'sab', 'hwb', 'csp']);
const platform = z.enum(['slack', 'teams']);
const role = z.enum(['executive', 'scrutineer', 'coordinator']);
const subGroupKind = z.enum(['standing', 'task-and-finish']);
const origin = z.enum(['plan', 'review', 'audit', 'inspection', 'emerging-theme']);

/** The plan as it was written, with due dates as they stand now. */
export async function readPlan(db: Db, slug: string): Promise<Plan | undefined> {
  const row = await readRows(db, slug);
  const plan = row?.plans[0];
  if (!row || !plan) return undefined;
  const { priorities, subGroups, actions, schedules } = plan;
  const memberKeys = new Map(row.members.map(({ id, key }) => [id, key]));
  const subGroupKeys = new Map(subGroups.map(({ id, key }) => [id, key]));
  const numbers = new Map(priorities.map(({ id, number }) => [id, number]));
  const [schedule] = schedules;
  const [kind, closedDays] = [partnershipKind.parse(row.kind), row.closedOn.map(fromDateColumn)];
  return {
    partnership: { id: slug, name: row.name, kind, timeZone: row.timeZone },
    workspaces: row.workspaces.filter(isListed).map(workspaceOf),
    plan: {
      title: plan.title,
      fromOn: fromDateColumn(plan.fromOn),
      toOn: fromDateColumn(plan.toOn),
    },
    agencies: row.agencies.map(({ key, name, statutory }) => ({ id: key, name, statutory })),
    people: row.members.map((member) => personOf(member, row.workspaces)),
    priorities: priorities.map(({ number, title, outcome, sponsorKey }) =>
      given({ number, title, outcome, sponsor: sponsorKey }),
    ),
    subGroups: subGroups.map((subGroup) => subGroupOf(subGroup, memberKeys)),
    actions: actions.map((action) => actionOf(action, numbers, subGroupKeys)),
    ...(schedule ? { schedule: scheduleFromRow(schedule, row.workspaces) } : {}),
    ...(closedDays.length > 0 ? { closedDays } : {}),
  };
}

type Rows = NonNullable<Awaited<ReturnType<typeof readRows>>>;
type PlanRows = Rows['plans'][number];
type WorkspaceLink = Rows['workspaces'][number];

const inThePlan = { where: { withdrawnAt: null }, orderBy: { position: 'asc' } } as const;

/** All of it in one statement, so that it is never half of one plan and half of the next. */
function readRows(db: Db, slug: string) {
  return db.partnership.findUnique({
    where: { slug },
    relationLoadStrategy: 'join',
    include: {
      workspaces: { orderBy: { position: 'asc' }, include: { workspace: true } },
      agencies: inThePlan,
      members: {
        where: { active: true },
        orderBy: { position: 'asc' },
        include: { accounts: { where: { position: { not: null } }, orderBy: { position: 'asc' } } },
      },
      plans: {
        where: { state: 'agreed' },
        include: {
          priorities: inThePlan,
          subGroups: inThePlan,
          actions: { ...inThePlan, include: { measures: inThePlan } },
          schedules: { where: { withdrawnAt: null } },
        },
      },
    },
  });
}

/** The local workspace is there without being listed. */
function isListed({ key }: WorkspaceLink): boolean {
  return key !== 'local';
}

function workspaceOf({ key, workspace }: WorkspaceLink): PlanWorkspace {
  return {
    id: key,
    platform: platform.parse(workspace.platform),
    externalId: workspace.externalId,
  };
}

function personOf(member: Rows['members'][number], workspaces: readonly WorkspaceLink[]) {
  const keys = new Map(workspaces.map(({ workspaceId, key }) => [workspaceId, key]));
  return given({
    id: member.key,
    name: member.name,
    email: member.email,
    agency: member.agencyKey,
    accounts: member.accounts.map(({ workspaceId, userId }) => ({
      workspace: keys.get(workspaceId) ?? workspaceId,
      user: userId,
    })),
    roles: member.roles.map((one) => role.parse(one)),
  });
}

function subGroupOf(
  { key, name, kind, chairId, leadId, deputyId }: PlanRows['subGroups'][number],
  memberKeys: ReadonlyMap<string, string>,
): PlanSubGroup {
  const keyOf = (id: string | null) => (id === null ? undefined : memberKeys.get(id));
  return given({
    id: key,
    name,
    kind: subGroupKind.parse(kind),
    chair: keyOf(chairId),
    lead: memberKeys.get(leadId) ?? leadId,
    deputy: keyOf(deputyId),
  });
}

function actionOf(
  row: PlanRows['actions'][number],
  numbers: ReadonlyMap<string, number>,
  subGroupKeys: ReadonlyMap<string, string>,
): PlanAction {
  return {
    ref: row.ref,
    priority: numbers.get(row.priorityId ?? '') ?? 'cross-cutting',
    title: row.title,
    subGroup: subGroupKeys.get(row.subGroupId) ?? row.subGroupId,
    due: row.dueOn ? { on: fromDateColumn(row.dueOn) } : { each: row.dueEach ?? '' },
    origin: origin.parse(row.origin),
    agencies: row.agencyKeys,
    measures: row.measures.map(({ kind, text, baseline, target }) =>
      given({ kind: measureKindColumn.parse(kind), text, baseline, target }),
    ),
  };
}
