import type { Card } from '../messages/card.ts';
import type { Trouble } from '../messages/trouble-delivering.ts';
import { type TroubleNote, troubleNoteCard } from '../messages/trouble-note.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { showToCoordinators } from './show-to-coordinators.ts';
import type { Store } from './store.ts';
import type { MemberFacts } from './store-members.ts';
import type { TroubleFacts } from './store-troubles.ts';

/**
 * Brings a note to every coordinator up to date, and gives it as it reads now. `hasGrown`: it tells of one more, so who has none yet
 * gets one.
 */
export async function showNote(
  tx: Store,
  partnership: PartnershipNow,
  noteId: string,
  { hasGrown = false } = {},
): Promise<Card> {
  const members = await tx.members.all(partnership.id);
  const note = noteOf(noteId, await tx.troubles.ofNote(partnership.id, noteId), members);
  const card = troubleNoteCard(contextOf(partnership), note);
  const message = { key: `trouble:${noteId}`, kind: 'trouble', card, gathers: true } as const;
  const how = { isNews: hasGrown };
  await showToCoordinators(tx, partnership, message, members, how);
  return card;
}

/** The same of every note about a period that has something to decide: what was true of its messages may not be any more. */
export async function showNotesOf(
  tx: Store,
  partnership: PartnershipNow,
  periodId: string,
): Promise<void> {
  await tx.troubles.hold(partnership.id);
  for (const noteId of await tx.troubles.undecided(partnership.id, periodId)) {
    await showNote(tx, partnership, noteId);
  }
}

/** What a note tells of, in the words of its reader. */
export function noteOf(
  noteId: string,
  facts: readonly TroubleFacts[],
  members: readonly Pick<MemberFacts, 'id' | 'name'>[],
): TroubleNote {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return { noteId, all: facts.map((one) => troubleOf(one, names)) };
}

function troubleOf(
  {
    deliveryId,
    kind,
    to,
    memberId = '',
    what,
    platform,
    lacksApp = false,
    title,
    sharedById = '',
    notAfter,
    outcome,
    decidedById = '',
  }: TroubleFacts,
  names: ReadonlyMap<string, string>,
): Trouble {
  const by = names.get(decidedById);
  const sharedBy = names.get(sharedById);
  return {
    deliveryId,
    kind,
    to: names.get(memberId) ?? to.id,
    toChannel: to.kind === 'channel',
    what,
    platform,
    lacksApp,
    title,
    ...(sharedBy === undefined ? {} : { sharedBy }),
    ...(notAfter ? { notAfter } : {}),
    ...(outcome ? { outcome: { how: outcome, ...(by === undefined ? {} : { by }) } } : {}),
  };
}
