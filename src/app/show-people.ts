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
    const { withoutAccount, usesTeams } = await unreached(store, partnership.id);
    const names = withoutAccount.map(({ name }) => name);
    return { ...card, blocks: [...card.blocks, ...withoutAccountBlocks(names, usesTeams)] };
  }
  return peopleCard(contextOf(partnership), asked);
}

interface Unreached {
  readonly withoutAccount: Awaited<ReturnType<Store['members']['withoutAccount']>>;
  /** The partnership does. */
  readonly usesTeams: boolean;
}

export interface AskedInPeriod extends Unreached {
  readonly period: PeriodFacts & { readonly openedAt: Date };
  readonly people: readonly PersonAsked[];
}

/** Everybody who was asked in the latest period; undefined before anybody was. */
export async function peopleAsked(
  store: Store,
  { id }: Pick<PartnershipNow, 'id'>,
): Promise<AskedInPeriod | undefined> {
  const period = await store.periods.latest(id);
  if (!period) return undefined;
  const [people, without] = await Promise.all([
    store.requests.people(id, period.id),
    unreached(store, id),
  ]);
  const openedAt = period.openedAt ?? period.opensAt;
  return { period: { ...period, openedAt }, people, ...without };
}

async function unreached(store: Store, partnershipId: string): Promise<Unreached> {
  const [withoutAccount, usesTeams] = await Promise.all([
    store.members.withoutAccount(partnershipId),
    store.workspaces.usesTeams(partnershipId),
  ]);
  return { withoutAccount, usesTeams };
}
