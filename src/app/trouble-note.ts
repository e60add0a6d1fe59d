import type { Card } from '../messages/card.ts';
import type { Trouble } from '../messages/trouble-delivering.ts';
import { type TroubleNote, troubleNoteCard } from '../messages/trouble-note.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { coordinatorKey, queueToMember } from './queue-message.ts';
import { replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { ShownMessage } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';
import type { TroubleFacts } from './store-troubles.ts';

/**
 * Brings a note to every coordinator up to date, and gives it as it reads now. Who has none yet gets one, as long as there is something
 * to decide. `hasGrown`: it tells of one more, so whoever could not be reached before is tried again.
 */
export async function showNote(
  tx: Store,
  partnership: PartnershipNow,
  noteId: string,
  machineNow: Date,
  { hasGrown = false } = {},
): Promise<Card> {
  const members = await tx.members.all(partnership.id);
  const note = noteOf(noteId, await tx.troubles.ofNote(partnership.id, noteId), members);
  const card = troubleNoteCard(contextOf(partnership), note);
  const isOpen = note.all.some(({ outcome }) => !outcome);
  const keyOf = ({ id }: MemberFacts) => coordinatorKey(`trouble:${noteId}`, id);
  // Whoever was a coordinator then need not be one now.
  const shown = await tx.ledger.shown(partnership.id, { keys: members.map(keyOf) });
  const byKey = new Map(shown.map((one) => [one.key, one]));
  for (const member of members) {
    const key = keyOf(member);
    const before = byKey.get(key);
    if (before) {
      await change(tx, partnership, before, card, machineNow);
      if (hasGrown && before.troubled) await tx.ledger.resend(partnership.id, [before.id]);
    } else if (isOpen && member.roles.includes('coordinator')) {
      const message = { key, kind: 'trouble', card, gathers: true } as const;
      await queueToMember(tx, partnership, member.id, message, machineNow);
    }
  }
  return card;
}

/** The same of every note about a period that has something to decide: what was true of its messages may not be any more. */
export async function showNotesOf(
  tx: Store,
  partnership: PartnershipNow,
  periodId: string,
  machineNow: Date,
): Promise<void> {
  await tx.troubles.hold(partnership.id);
  for (const noteId of await tx.troubles.undecided(partnership.id, periodId)) {
    await showNote(tx, partnership, noteId, machineNow);
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
    title,
    notAfter,
    outcome,
    decidedById = '',
  }: TroubleFacts,
  names: ReadonlyMap<string, string>,
): Trouble {
  const by = names.get(decidedById);
  return {
    deliveryId,
    kind,
    to: names.get(memberId) ?? to.id,
    toChannel: to.kind === 'channel',
    what,
    title,
    ...(notAfter ? { notAfter } : {}),
    ...(outcome ? { outcome: { how: outcome, ...(by === undefined ? {} : { by }) } } : {}),
  };
}

async function change(
  tx: Store,
  partnership: PartnershipNow,
  note: ShownMessage,
  card: Card,
  machineNow: Date,
): Promise<void> {
  const changed = note.waiting && (await tx.ledger.recard(partnership.id, note.id, card));
  if (!changed || note.replaced) await replaceShown(tx, partnership, note, card, machineNow);
}
