import type { PersonAsked } from '../core/person-asked.ts';
import type { Card } from '../messages/card.ts';
import { peopleCard } from '../messages/people.ts';
import { withoutAccountBlocks } from '../messages/without-account.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { allow, type Turn } from './turn.ts';

/** Who was asked in the latest period, and what came of it; the coordinator's. */
export async function showPeople(store: Store, turn: Turn): Promise<Card> {
  allow(turn, 'see people');
  const { partnership } = turn.acting;
  const asked = await peopleAsked(store, partnership);
  if (!asked) {
    const card = await notOpenedYet(store, partnership);
    const names = (await store.members.withoutAccount(partnership.id)).map(({ name }) => name);
    return { ...card, blocks: [...card.blocks, ...withoutAccountBlocks(names)] };
  }
  return peopleCard(contextOf(partnership), asked);
}

export interface AskedInPeriod {
  readonly period: PeriodFacts & { readonly openedAt: Date };
  readonly people: readonly PersonAsked[];
  readonly withoutAccount: Awaited<ReturnType<Store['members']['withoutAccount']>>;
}

/** Everybody who was asked in the latest period; undefined before anybody was. */
export async function peopleAsked(
  store: Store,
  { id }: Pick<PartnershipNow, 'id'>,
): Promise<AskedInPeriod | undefined> {
  const period = await store.periods.latest(id);
  if (!period) return undefined;
  const [people, withoutAccount] = await Promise.all([
    store.requests.people(id, period.id),
    store.members.withoutAccount(id),
  ]);
  const openedAt = period.openedAt ?? period.opensAt;
  return { period: { ...period, openedAt }, people, withoutAccount };
}
