import { v7 as newId } from 'uuid';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import type { Card } from '../../src/messages/card.ts';

export function aCard(title = 'Your update, please'): Card {
  return { title, blocks: [], buttons: [], fallback: title };
}

/** A notice to one person, due at once: changed as given. */
export function aDelivery(
  of: Pick<NewDelivery, 'partnershipId'> & { readonly workspaceId: string } & Partial<NewDelivery>,
): NewDelivery {
  const { workspaceId, id = newId(), ...changes } = of;
  return {
    id,
    key: `notice:${id}`,
    kind: 'notice',
    to: { workspaceId, kind: 'user', id: 'lead@example.org' },
    card: aCard(),
    ...changes,
  };
}
