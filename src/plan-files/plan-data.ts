import type { Plan, PlanAction } from '../core/plan.ts';

/** Rows of the YAML form's data, ready to be written: what is empty is left out. */
export type PlanData = Record<string, unknown>;

/** The plan as the YAML form has it, fields in the order in which people read them. */
export function planData(plan: Plan): PlanData {
  const { title, fromOn, toOn } = plan.plan;
  return filled({
    partnership: plan.partnership,
    workspaces: plan.workspaces,
    plan: { title, from: fromOn, to: toOn },
    agencies: plan.agencies,
    people: plan.people.map(({ id, name, email, agency, accounts, roles }) =>
      filled({ id, name, email, agency, accounts, roles }),
    ),
    priorities: plan.priorities,
    subGroups: plan.subGroups,
    actions: plan.actions.map(actionData),
    schedule: plan.schedule,
    closedDays: plan.closedDays,
  });
}

function actionData(action: PlanAction): PlanData {
  const { ref, priority, title, subGroup, due, origin, agencies, measures } = action;
  const dueData = 'on' in due ? due.on : due;
  return filled({ ref, priority, title, subGroup, due: dueData, origin, agencies, measures });
}

function filled(fields: PlanData): PlanData {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
