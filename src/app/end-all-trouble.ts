import { goneCard } from '../messages/trouble.ts';
import type { TroubleEnd } from '../messages/trouble-delivering.ts';
import { troubleGrownCard } from '../messages/trouble-note.ts';
import { endThese } from './end-trouble.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import { noteOf, showNote } from './trouble-note.ts';
import { allow, type Turn } from './turn.ts';

/**
 * A coordinator sends all that a note names again, or leaves all. `told`: of how many it told when it was read: of one that tells of
 * more by now nothing is decided. What a colleague decided meanwhile stays as it is.
 */
export async function endAllTrouble(
  tx: Store,
  turn: Turn,
  noteId: string,
  told: number,
  end: TroubleEnd,
): Promise<Reply> {
  allow(turn, end === 'resent' ? 'resend' : 'dismiss');
  const { acting, machineNow } = turn;
  const { partnership, member } = acting;
  await tx.troubles.hold(partnership.id);
  const facts = await tx.troubles.ofNote(partnership.id, noteId);
  if (facts.length === 0) return { kind: 'card', card: goneCard() };
  if (facts.length !== told) {
    const note = noteOf(noteId, facts, await tx.members.all(partnership.id));
    return { kind: 'replace', card: troubleGrownCard(contextOf(partnership), note) };
  }
  const open = facts.filter(({ outcome }) => !outcome).map(({ deliveryId }) => deliveryId);
  await endThese(tx, partnership, open, end, machineNow, member);
  return { kind: 'replace', card: await showNote(tx, partnership, noteId) };
}
