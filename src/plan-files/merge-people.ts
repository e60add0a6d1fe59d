import type { Plan } from '../core/plan.ts';
import { valueAt } from '../core/plan-path.ts';
import type { PlanSource } from '../core/plan-problem.ts';
import { rowsAt, withoutBlanks } from '../core/plan-rows.ts';
import { planData } from './plan-data.ts';

/**
 * The stored plan's data with the file's people in it: a known id takes the fields that the file gives and keeps the
 * others, a new one comes last. Only what is from the file has a place. Undefined where the file lists nobody.
 */
export function mergePeople(stored: Plan, source: PlanSource): PlanSource | undefined {
  const rows = rowsAt(withoutBlanks(source.file), ['people']).map(({ value }) => value);
  if (rows.length === 0) return undefined;
  const data = planData(stored);
  const people: unknown[] = rowsAt(data, ['people']).map(({ value }) => value);
  const known = new Map(stored.people.map(({ id }, place) => [id, place]));
  const placesInFile = new Map<number, number>();
  for (const [placeInFile, row] of rows.entries()) {
    const id = valueAt(row, ['id']);
    const place = typeof id === 'string' ? known.get(id) : undefined;
    // An id that the file has twice stays there twice, for the check to name.
    const isFirst = place !== undefined && !placesInFile.has(place);
    placesInFile.set(isFirst ? place : people.length, placeInFile);
    if (isFirst) people[place] = { ...Object(people[place]), ...Object(row) };
    else people.push(row);
  }
  return {
    file: { ...data, people },
    placeOf([list, place, ...rest]) {
      const placeInFile = typeof place === 'number' ? placesInFile.get(place) : undefined;
      if (list !== 'people' || placeInFile === undefined) return {};
      return source.placeOf(['people', placeInFile, ...rest]);
    },
  };
}
