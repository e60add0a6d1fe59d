import type { Plan, PlanAction, PlanPerson } from '../../src/core/plan.ts';
import { exampleSchedule } from './example-schedule.ts';
import { planAction } from './plan-builder.ts';

const people: readonly PlanPerson[] = [
  person('coordinator', ['coordinator']),
  person('executive', ['executive']),
  person('scrutineer', ['scrutineer']),
  person('lead-fathers'),
  person('deputy-fathers'),
  person('chair-fathers'),
  person('lead-two'),
  person('deputy-schools'),
  person('deputy-shared'),
  person('chair-schools'),
  person('lead-police'),
];

/**
 * A short plan in which every rule has somebody: lead-two leads Schools and Health, each with its own deputy;
 * deputy-shared is deputy for Health and Police; lead-police chairs Police as well; deputy-fathers leads Audit,
 * which has no deputy. Everybody's user id on the local workspace is `<person>@<slug>.example.org`.
 */
export function livingPlan(slug: string, changes: Partial<Plan> = {}): Plan {
  return {
    partnership: { id: slug, name: `Partnership ${slug}`, kind: 'lscp', timeZone: 'Europe/London' },
    workspaces: [],
    plan: { title: 'Business Plan', fromOn: '2024-04-01', toOn: '2025-03-31' },
    agencies: [{ id: 'council', name: 'City of York Council', statutory: true }],
    people: people.map((one) => ({ ...one, email: `${one.id}@${slug}.example.org` })),
    priorities: [
      { number: 1, title: 'Engaging with Fathers' },
      { number: 2, title: 'Missing from Education' },
    ],
    subGroups: [
      group('fathers', 'lead-fathers', 'deputy-fathers', 'chair-fathers'),
      group('schools', 'lead-two', 'deputy-schools', 'chair-schools'),
      group('health', 'lead-two', 'deputy-shared', 'chair-schools'),
      group('police', 'lead-police', 'deputy-shared', 'lead-police'),
      group('audit', 'deputy-fathers'),
    ],
    actions: [
      action('1.1', 'fathers', 'Launch the campaign'),
      action('1.2', 'fathers', 'Build the repository'),
      action('2.1', 'schools', 'Hold attendance meetings'),
      action('2.2', 'health', 'Map the pathway'),
      action('2.3', 'police', 'Update the screening tool'),
      action('2.4', 'audit', 'Audit the records'),
    ],
    schedule: exampleSchedule({
      executiveChannel: { workspace: 'local', channel: `executive-${slug}` },
    }),
    ...changes,
  };
}

/** The same with somebody who cannot be written to: whatever user ids they would have are the executive's. */
export function withoutAccount(plan: Plan, id: string): Plan {
  const unreachable = plan.people.find((one) => one.id === id);
  const userIds = (one?: PlanPerson) => [one?.email ?? [], one?.id ?? []].flat();
  const people = plan.people.map((one) =>
    one.id === 'executive'
      ? { ...one, accounts: [...userIds(one), ...userIds(unreachable)].map(onLocal) }
      : one,
  );
  return { ...plan, people };
}

/** The same on a Slack workspace of its own, whose people live in real time. */
export function planOnSlack(slug: string): Plan {
  const plan = livingPlan(slug);
  const workspace = 'council';
  return {
    ...plan,
    workspaces: [{ id: workspace, platform: 'slack', externalId: `T-${slug}` }],
    people: plan.people.map((one) => ({ ...one, accounts: [{ workspace, user: `U-${one.id}` }] })),
    schedule: exampleSchedule({ executiveChannel: { workspace, channel: 'C-executive' } }),
  };
}

const onLocal = (user: string) => ({ workspace: 'local', user });

function person(id: string, roles: PlanPerson['roles'] = []): PlanPerson {
  return { id, name: capitalised(id.replace('-', ' ')), accounts: [], roles };
}

function group(
  id: string,
  lead: string,
  deputy?: string,
  chair?: string,
): Plan['subGroups'][number] {
  return {
    id,
    name: capitalised(id),
    kind: 'standing',
    lead,
    ...(deputy ? { deputy } : {}),
    ...(chair ? { chair } : {}),
  };
}

function action(ref: string, subGroup: string, title: string): PlanAction {
  return planAction({
    ref,
    subGroup,
    title,
    priority: Number(ref[0]),
    due: { on: '2025-03-31' },
  });
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
