import type { Plan, PlanAction, PlanMeasure, PlanPerson } from './plan.ts';
import type { Schedule } from './schedule.ts';

export type PlanFactKind =
  | 'partnership'
  | 'workspace'
  | 'plan'
  | 'agency'
  | 'person'
  | 'priority'
  | 'subGroup'
  | 'action'
  | 'schedule'
  | 'closedDay';

/** One row of a plan as text, field by field, for two plans to be held side by side. */
export type PlanFacts = {
  kind: PlanFactKind;
  id: string;
  /** What people know it by. */
  title: string;
  /** Dates are ISO; fields without a value are undefined. */
  fields: Record<string, string | undefined>;
};

/** Every row of the plan. The order of rows, and of ids within a field, is left out of it. */
export function planFacts(plan: Plan): PlanFacts[] {
  const { partnership, plan: year, closedDays = [], schedule } = plan;
  return [
    ...rows('partnership', [partnership], ({ id }) => id),
    ...rows('workspace', plan.workspaces, ({ id }) => id),
    {
      kind: 'plan',
      id: 'plan',
      title: year.title,
      fields: { title: year.title, from: year.fromOn, to: year.toOn },
    },
    ...rows('agency', plan.agencies, ({ id }) => id),
    ...rows('person', plan.people.map(personFields), ({ id }) => id),
    ...rows('priority', plan.priorities, ({ number }) => String(number)),
    ...rows('subGroup', plan.subGroups, ({ id }) => id),
    ...rows('action', plan.actions.map(actionFields), ({ ref }) => ref),
    ...(schedule ? [scheduleFacts(schedule)] : []),
    ...closedDays.map((day) => ({ kind: 'closedDay' as const, id: day, title: day, fields: {} })),
  ];
}

type Flat = Record<string, string | number | boolean | undefined>;

function rows<Row extends Flat>(
  kind: PlanFactKind,
  list: readonly Row[],
  idOf: (row: Row) => string,
): PlanFacts[] {
  return list.map((row) => ({
    kind,
    id: idOf(row),
    title: String(row.title ?? row.name ?? row.externalId ?? ''),
    fields: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)])),
  }));
}

function shown(value: string | number | boolean | undefined): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? undefined : String(value);
}

const listed = (ids: readonly string[]): string | undefined =>
  ids.length === 0 ? undefined : [...ids].sort().join(', ');

function personFields({ accounts, roles, ...person }: PlanPerson) {
  const known = accounts.map(({ workspace, user }) => `${workspace} ${user}`);
  return { ...person, accounts: listed(known), roles: listed(roles) };
}

function actionFields({ due, agencies, measures, ...action }: PlanAction) {
  return {
    ...action,
    due: 'on' in due ? due.on : `each ${due.each}`,
    agencies: listed(agencies),
    measures: measures.length === 0 ? undefined : measures.map(measureText).join('; '),
  };
}

function measureText({ kind, text, baseline, target }: PlanMeasure): string {
  const aim = target === undefined ? '' : `, target ${target}`;
  return `${kind}: ${text} (baseline ${baseline}${aim})`;
}

function scheduleFacts(schedule: Schedule): PlanFacts {
  const { close, rollUp, executiveChannel: channel } = schedule;
  return {
    kind: 'schedule',
    id: 'schedule',
    title: schedule.rule,
    fields: {
      rule: schedule.rule,
      time: schedule.time,
      remindAfterWorkingDays: schedule.remindAfterWorkingDays.join(', ') || undefined,
      deputyAfterWorkingDays: shown(schedule.deputyAfterWorkingDays),
      chairAfterWorkingDays: shown(schedule.chairAfterWorkingDays),
      close: `${close.weekday} ${close.time}`,
      rollUp: `${rollUp.weekday} ${rollUp.time}`,
      executiveChannel: channel ? `${channel.workspace} ${channel.channel}` : undefined,
    },
  };
}
