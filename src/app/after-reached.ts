import type { Acting } from './acting.ts';
import { askTheReached } from './ask-the-reached.ts';
import { cancelTroubled } from './bring-up-to-date.ts';
import { endThese } from './end-trouble.ts';
import { faultOf } from './fault-of.ts';
import type { Database, Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';
import { showNote } from './trouble-note.ts';
import { welcome } from './welcome.ts';
import type { Workings } from './workings.ts';

/** An account that the platform's app was installed for. */
export interface Reached {
  readonly workspaceId: string;
  readonly userId: string;
  /** It could not be written to before. */
  readonly isNew: boolean;
  /** As the platform says. */
  readonly email?: string;
}

/**
 * Somebody can be written to now. In each partnership in which the account is a member's: what failed for it goes out again as far as it
 * is still true, what nobody could ask them is asked, and else they are welcomed. Whose it is may be found out by e-mail from now
 * on. One transaction a partnership; a second time changes nothing.
 */
export async function afterReached(
  database: Database,
  { isNew, ...person }: Reached,
  machineNow: Date,
): Promise<void> {
  const { workspaceId, userId } = person;
  if (isNew) await database.matches.wantFor(workspaceId, person);
  for (const acting of await database.members.acting({ workspaceId, userId }, machineNow)) {
    await database.transaction(async (tx) => {
      // In this order: it locks requests, and then what is in trouble.
      await askTheReached(tx, acting.partnership, [acting.member.id], machineNow);
      await sendFailed(tx, acting, machineNow);
      if (isNew) await welcome(tx, acting.partnership, acting.member, acting);
    });
  }
}

/**
 * The same of everybody for whom something failed though they can be written to: the bot was stopped between hearing of it and this, or
 * heard of it while that message was on its way. Never throws for one of them.
 */
export async function reachMissed(
  { database, log }: Pick<Workings, 'database' | 'log'>,
  machineNow: Date,
): Promise<void> {
  for (const who of await database.matches.missed(machineNow)) {
    await afterReached(database, { ...who, isNew: true }, machineNow).catch((error: unknown) => {
      const about = { workspace: who.workspaceId, error: faultOf(error) };
      log.warn(about, 'What failed for somebody could not be sent again; tried again soon.');
    });
  }
}

/** As long as a matching may be under way (`matchLeaseMs`). */
const underWayMs = 10 * 60_000;

/** Nobody knows yet who it is that came: whoever matches asks again. */
export const afterUnknown = (
  { matches }: Pick<Database, 'matches'>,
  workspaceId: string,
): Promise<void> => matches.wantUnless(workspaceId, underWayMs);

/** The app was taken away from somebody: that they cannot be written to any more, the coordinators hear when it matters. */
export async function afterLeft(
  { matches }: Pick<Database, 'matches'>,
  { workspaceId, userId }: Pick<Reached, 'workspaceId' | 'userId'>,
): Promise<void> {
  await matches.wantFor(workspaceId, { userId });
}

async function sendFailed(
  tx: Store,
  { partnership, member, ...account }: Acting,
  machineNow: Date,
): Promise<void> {
  await tx.troubles.hold(partnership.id);
  const failed = await tx.ledger.failedTo(partnership.id, member.id, account);
  const resends = (these: readonly Delivery[]) =>
    endThese(tx, partnership, these.map(idOf), 'resent', machineNow, 'reached');
  const [requests, others] = parted(failed, ({ kind }) => kind === 'prompt');
  const again = await resends(requests);
  const asked = new Set(requests.filter(({ id }) => again.includes(id)).map(periodOf));
  // Who is asked only now need not be reminded of it in the same moment.
  const [needless, rest] = parted(
    others,
    (one) => one.kind === 'reminder' && asked.has(periodOf(one)),
  );
  await resends(rest);
  for (const { id } of needless) await cancelTroubled(tx, partnership, id);
  const notes = new Set<string>();
  for (const { id } of [...requests, ...rest]) {
    const noteId = await tx.troubles.noteOf(partnership.id, id);
    if (noteId) notes.add(noteId);
  }
  for (const noteId of notes) await showNote(tx, partnership, noteId);
}

const idOf = ({ id }: Delivery): string => id;
const periodOf = ({ periodId }: Delivery): string | undefined => periodId;

function parted<One>(
  all: readonly One[],
  isFirst: (one: One) => boolean,
): readonly [readonly One[], readonly One[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
