import type { DraftEnd } from '../messages/draft-ended.ts';
import type { Acting } from './acting.ts';
import { audit } from './audit.ts';
import type { Store } from './store.ts';
import type { AuditEntry } from './store-journal.ts';

type OwnEnd = Exclude<DraftEnd, 'answered'>;

/** How a member ends a draft of theirs, as the audit names it. */
const acts: Readonly<Record<OwnEnd, string>> = {
  confirmed: 'reply confirmed',
  'thrown-away': 'reply thrown away',
  replaced: 'reply replaced',
};

export function auditEnd(
  tx: Store,
  acting: Acting,
  how: OwnEnd,
  draftId: string,
  more: AuditEntry['about'] = {},
): Promise<void> {
  return audit(tx, acting, acts[how], { draft: draftId, ...more });
}

/** How the member ended this draft; undefined for one that was never theirs. */
export async function howEnded(
  tx: Store,
  { partnership, member }: Acting,
  draftId: string,
): Promise<OwnEnd | undefined> {
  const last = await tx.audit.lastAboutDraft(partnership.id, member.id, draftId);
  const ends: readonly OwnEnd[] = ['confirmed', 'thrown-away', 'replaced'];
  return ends.find((how) => acts[how] === last);
}
