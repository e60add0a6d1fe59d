import { z } from 'zod';

/** Our ids of rows that a plan file names, by the plan file's key: an id, a number or a ref. */
export type PlanIds<Key> = ReadonlyMap<Key, string>;

const textKeys = z.array(z.object({ key: z.string(), id: z.string() }));
const numberKeys = z.array(z.object({ key: z.number(), id: z.string() }));

/** From the rows of a statement that returns "key" and "id". */
export function idsByText(found: unknown): PlanIds<string> {
  return new Map(textKeys.parse(found).map(({ key, id }) => [key, id]));
}

export function idsByNumber(found: unknown): PlanIds<number> {
  return new Map(numberKeys.parse(found).map(({ key, id }) => [key, id]));
}

/** Throws where the plan names something that is not in it, which a checked plan never does. */
export function idOf<Key>(ids: PlanIds<Key>, key: Key): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The plan names ${key}, which is not in it.`);
  return id;
}
