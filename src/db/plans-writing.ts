import { z } from 'zod';
import type { Plan } from '../core/plan.ts';
import type { Db } from './db.ts';

/** A plan that is being written, by one transaction. */
export interface PlanWriting {
  readonly db: Db;
  readonly partnershipId: string;
  readonly plan: Plan;
  readonly at: Date;
}

/** Our ids of rows by the plan's own keys for them: an id, a number or a ref. */
export type PlanIds<Key> = ReadonlyMap<Key, string>;

const textKeys = z.array(z.object({ key: z.string(), id: z.string() }));
const numberKeys = z.array(z.object({ key: z.number(), id: z.string() }));

/** From the rows of a statement that returns "key" and "id". */
export function idsByText(found: unknown): PlanIds<string> {
  return new Map(textKeys.parse(found).map(({ key, id }) => [key, id]));
}

/** From the rows of a statement that returns a number as "key", and "id". */
export function idsByNumber(found: unknown): PlanIds<number> {
  return new Map(numberKeys.parse(found).map(({ key, id }) => [key, id]));
}

/** Throws where the plan names something that is not in it, which a checked plan never does. */
export function idOf<Key>(ids: PlanIds<Key>, key: Key): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The plan names ${key}, which is not in it.`);
  return id;
}
