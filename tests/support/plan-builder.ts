import type { Plan, PlanAction } from '../../src/core/plan.ts';

/** One action of the small plan, changed as given. */
export function planAction(changes: Partial<PlanAction> = {}): PlanAction {
  return {
    ref: '1.1',
    priority: 1,
    title: 'Publish the strategy',
    subGroup: 'early-help',
    due: { on: '2024-09-03' },
    origin: 'plan',
    agencies: ['council'],
    measures: [],
    ...changes,
  };
}

/** A checked plan of one of everything that has to be there, changed as given. */
export function smallPlan(changes: Partial<Plan> = {}): Plan {
  return {
    partnership: { id: 'york', name: 'York', kind: 'lscp', timeZone: 'Europe/London' },
    workspaces: [],
    plan: { title: 'Business Plan', fromOn: '2024-04-01', toOn: '2025-03-31' },
    agencies: [{ id: 'council', name: 'City of York Council', statutory: true }],
    people: [
      { id: 'lead', name: 'Lead', email: 'lead@example.org', accounts: [], roles: ['coordinator'] },
      { id: 'deputy', name: 'Deputy', accounts: [], roles: [] },
    ],
    priorities: [{ number: 1, title: 'Early Help' }],
    subGroups: [{ id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'lead' }],
    actions: [planAction()],
    ...changes,
  };
}
