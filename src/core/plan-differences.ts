import { isLocalDate } from './local-date.ts';
import type { Plan } from './plan.ts';
import { type PlanFactKind, type PlanFacts, planFacts } from './plan-facts.ts';
import { dayMonthYear } from './written-dates.ts';

/**
 * One thing that an import does to what is stored. `id` is the row's own: a ref, a number, a slug. A change is of one
 * `field`, from one text to another, each absent where there was or is none; dates are ISO. What is added has
 * its title in `to`, and what is removed in `from`.
 */
export type Difference = {
  what: 'added' | 'changed' | 'removed';
  kind: PlanFactKind;
  id: string;
  field?: string;
  from?: string;
  to?: string;
};

/** What would change, in the order of the incoming plan, removals last. Empty where only the order of rows differs. */
export function planDifferences(stored: Plan, incoming: Plan): Difference[] {
  const before = byKey(planFacts(stored));
  const after = byKey(planFacts(incoming));
  const kept = [...after].flatMap(([key, facts]) => {
    const old = before.get(key);
    return old ? changes(old, facts) : [edge('added', facts)];
  });
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...kept, ...gone.map(([, facts]) => edge('removed', facts))];
}

const byKey = (facts: readonly PlanFacts[]): Map<string, PlanFacts> =>
  new Map(facts.map((row) => [`${row.kind} ${row.id}`, row]));

function edge(what: 'added' | 'removed', { kind, id, title }: PlanFacts): Difference {
  return { what, kind, id, ...(what === 'added' ? { to: title } : { from: title }) };
}

function changes(old: PlanFacts, { kind, id, fields }: PlanFacts): Difference[] {
  const names = new Set([...Object.keys(old.fields), ...Object.keys(fields)]);
  return [...names].flatMap((field) => {
    const [from, to] = [old.fields[field], fields[field]];
    if (from === to) return [];
    return [
      {
        what: 'changed' as const,
        kind,
        id,
        field,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
    ];
  });
}

const names: Readonly<Record<PlanFactKind, string>> = {
  partnership: 'Partnership',
  workspace: 'Workspace',
  plan: 'Plan',
  agency: 'Agency',
  person: 'Person',
  priority: 'Priority',
  subGroup: 'Sub-group',
  action: 'Action',
  schedule: 'Schedule',
  closedDay: 'Closed day',
};

/** One line: "Action 2.3: due moved from 31 October 2025 to 30 November 2025". */
export function describeDifference({ what, kind, id, field, from, to }: Difference): string {
  const isOnly = kind === 'plan' || kind === 'schedule';
  const name = isOnly ? names[kind] : `${names[kind]} ${worded(id)}`;
  if (what !== 'changed') {
    const title = what === 'added' ? to : from;
    return !title || title === id ? `${name} ${what}` : `${name} ${what}: ${oneLine(title)}`;
  }
  if (from === undefined) return `${name}: ${field} set to ${worded(to ?? '')}`;
  if (to === undefined) return `${name}: ${field} taken out, was ${worded(from)}`;
  const verb = field === 'due' ? 'moved' : 'changed';
  return `${name}: ${field} ${verb} from ${worded(from)} to ${worded(to)}`;
}

const worded = (text: string): string => (isLocalDate(text) ? dayMonthYear(text) : oneLine(text));

/** A change shows where it begins; the file itself has the whole. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)}...` : line;
}
