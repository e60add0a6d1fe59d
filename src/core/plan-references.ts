import { type PlanPath, valueAt } from './plan-path.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type PlanRow, rowsAt, textAt } from './plan-rows.ts';
import { asWord } from './plan-text.ts';

/** One mention of another row, by its id. */
type Mention = { path: PlanPath; id: string };

/** Every mention of a row that is not in the file. */
export function referenceProblems(file: unknown): PlanProblem[] {
  const people = rowsAt(file, ['people']);
  const subGroups = rowsAt(file, ['subGroups']);
  const actions = rowsAt(file, ['actions']);
  const schedule = { path: ['schedule', 'executiveChannel'], value: scheduleChannel(file) };
  return [
    ...unknown('people', idsIn(people), [
      ...mentions(rowsAt(file, ['priorities']), 'sponsor'),
      ...['chair', 'lead', 'deputy'].flatMap((field) => mentions(subGroups, field)),
    ]),
    ...unknown('agencies', idsIn(rowsAt(file, ['agencies'])), [
      ...mentions(people, 'agency'),
      ...actions.flatMap(agenciesOf),
    ]),
    ...unknown('subGroups', idsIn(subGroups), mentions(actions, 'subGroup')),
    // The local workspace is there without being listed.
    ...unknown('workspaces', idsIn(rowsAt(file, ['workspaces'])).add('local'), [
      ...people.flatMap((row) => mentions(rowsAt(file, [...row.path, 'accounts']), 'workspace')),
      ...mentions([schedule], 'workspace'),
    ]),
    ...priorityProblems(file, actions),
    ...subGroups.flatMap(deputyProblems),
  ];
}

const idsIn = (rows: readonly PlanRow[]): Set<string> =>
  new Set(rows.flatMap((row) => textAt(row, 'id') ?? []));

const scheduleChannel = (file: unknown): unknown => valueAt(file, ['schedule', 'executiveChannel']);

function mentions(rows: readonly PlanRow[], field: string): Mention[] {
  return rows.flatMap((row) => {
    const id = textAt(row, field);
    return id === undefined ? [] : [{ path: [...row.path, field], id }];
  });
}

function agenciesOf(action: PlanRow): Mention[] {
  return rowsAt(action.value, ['agencies']).flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path: [...action.path, ...path], id: value }] : [],
  );
}

function unknown(list: string, ids: ReadonlySet<string>, among: readonly Mention[]): PlanProblem[] {
  return among
    .filter(({ id }) => !ids.has(id))
    .map(({ path, id }) => ({
      path,
      expected: `an id that is listed under ${list}`,
      found: id,
    }));
}

function priorityProblems(file: unknown, actions: readonly PlanRow[]): PlanProblem[] {
  const numbers = new Set(
    rowsAt(file, ['priorities']).map(({ value }) => valueAt(value, ['number'])),
  );
  return actions.flatMap((action) => {
    const priority = valueAt(action.value, ['priority']);
    const path = [...action.path, 'priority'];
    if (typeof priority === 'number' && !numbers.has(priority)) {
      return [{ path, expected: 'a number that is listed under priorities', found: priority }];
    }
    return prefixProblems(action, priority);
  });
}

/** A ref begins with the number of its priority, or with X: that is how people find one from the other. */
function prefixProblems(action: PlanRow, priority: unknown): PlanProblem[] {
  const ref = textAt(action, 'ref');
  const prefix = /^(X|\d+)\./.exec(ref ?? '')?.[1];
  const isCrossCutting = typeof priority === 'string' && asWord(priority) === 'cross-cutting';
  const wanted = isCrossCutting ? 'X' : typeof priority === 'number' ? String(priority) : undefined;
  if (prefix === undefined || wanted === undefined || prefix === wanted) return [];
  const whose = isCrossCutting ? 'a cross-cutting action' : `priority ${priority}`;
  return [
    { path: [...action.path, 'ref'], expected: `${wanted}. and a number for ${whose}`, found: ref },
  ];
}

/** Handing over to the person who has not answered would ask nobody. */
function deputyProblems(subGroup: PlanRow): PlanProblem[] {
  const deputy = textAt(subGroup, 'deputy');
  if (!deputy || deputy !== textAt(subGroup, 'lead')) return [];
  return [
    {
      path: [...subGroup.path, 'deputy'],
      expected: 'somebody other than the lead, or left out',
      found: deputy,
    },
  ];
}
