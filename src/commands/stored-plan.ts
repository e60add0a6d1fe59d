import { ConfigError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import { choosePartnership } from './choose-partnership.ts';
import type { Session } from './session.ts';

/** The stored plan of the partnership of that slug, or of the only one. Throws ConfigError. */
export async function storedPlan(
  { storage: { database } }: Session,
  slug: string | undefined,
): Promise<Plan> {
  const { slug: chosen, name } = await choosePartnership(database, slug);
  const plan = await database.plans.stored(chosen);
  if (plan) return plan;
  throw new ConfigError(
    `${name} has no agreed plan. Import one with "npx waymark plan import FILE".`,
  );
}
