import type { PartnershipNow } from '../app/acting.ts';
import type { Store } from '../app/store.ts';
import { ConfigError } from '../core/errors.ts';

/** The partnership of that slug, or the only one there is. Throws ConfigError, with the slugs to choose from. */
export async function choosePartnership(
  store: Store,
  slug: string | undefined,
): Promise<PartnershipNow> {
  const [first, ...others] = await choosePartnerships(store, slug);
  if (!first) throw new ConfigError(`No plan is stored yet. ${importMend}`);
  if (others.length === 0) return first;
  throw new ConfigError(
    `There are several partnerships: ${slugsOf([first, ...others])}. Say which with --partnership.`,
  );
}

/** The partnership of that slug, or all there are, by slug. Throws ConfigError where it is not there. */
export async function choosePartnerships(
  store: Store,
  slug: string | undefined,
): Promise<readonly PartnershipNow[]> {
  const all = await store.members.partnerships(new Date());
  if (slug === undefined) return all;
  const found = all.filter((one) => one.slug === slug);
  if (found.length > 0) return found;
  const mend = all.length > 0 ? `There are: ${slugsOf(all)}.` : importMend;
  throw new ConfigError(`There is no partnership "${slug.slice(0, 64)}". ${mend}`);
}

const importMend = 'Import one with "npx waymark plan import FILE".';

const slugsOf = (partnerships: readonly PartnershipNow[]): string =>
  partnerships.map(({ slug }) => slug).join(', ');
