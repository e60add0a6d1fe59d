import type { PartnershipNow } from '../app/acting.ts';
import { dispatch } from '../app/dispatch.ts';
import { jumpTime } from '../app/jump-time.ts';
import type { Platform, PlatformOf } from '../app/platform.ts';
import type { Done } from '../app/run-due.ts';
import { tick as tickDue } from '../app/tick.ts';
import { dateAndTime } from '../core/written-dates.ts';
import { localDelivery } from '../local/local-delivery.ts';
import { machine } from '../machine.ts';
import { counted } from '../messages/counted.ts';
import { milestoneWords } from '../messages/schedule.ts';
import { choosePartnerships } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { readInstant } from './instant.ts';
import { sayNo } from './say-no.ts';
import { inSession, type Session } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface TickOptions {
  readonly json?: boolean;
  readonly partnership?: string;
  /** An instant, as it was typed. */
  readonly at?: string;
}

/** What a tick did in one partnership, or why it could not. */
interface Ticked {
  readonly partnership: PartnershipNow;
  readonly did: readonly Done[];
  readonly refused?: string;
}

/**
 * Does what is due at an instant, once, and delivers it. Simulated time is moved to that instant, through
 * everything on the way; without an instant it stays where it is.
 */
export async function tick(terminal: Terminal, options: TickOptions): Promise<ExitCode> {
  const at = options.at === undefined ? undefined : readInstant(options.at);
  return inSession(terminal, async (session) => {
    const { database } = session.storage;
    const partnerships = await choosePartnerships(database, options.partnership);
    const { platformOf, delivered } = countingLocal(session);
    const ticked: Ticked[] = [];
    for (const partnership of partnerships) {
      ticked.push(await tickOne(session, platformOf, partnership, at));
      await dispatch(session.workings, platformOf, machine, partnership.id);
    }
    const refusals = ticked.flatMap(({ refused }) => refused ?? []);
    const facts = asJson(ticked, delivered());
    if (options.json && refusals.length > 0)
      return sayNo(terminal, true, refusals.join(' '), facts);
    if (options.json) printJson(terminal, facts);
    else tell(terminal, ticked, delivered());
    return refusals.length > 0 ? exitCodes.no : exitCodes.done;
  });
}

async function tickOne(
  { workings }: Session,
  platformOf: PlatformOf,
  partnership: PartnershipNow,
  at: Date | undefined,
): Promise<Ticked> {
  const { id, now } = partnership;
  if (!partnership.simulated) {
    const instant = at ?? new Date();
    // What is done as of tomorrow cannot be taken back: answers would close on people who still have time.
    if (instant > new Date()) return { partnership, did: [], refused: onlyPast };
    const did = await tickDue(workings, instant, id);
    return { partnership: { ...partnership, now: instant }, did };
  }
  const walked = await jumpTime(workings, platformOf, machine, id, at ?? now);
  const moved = (await workings.database.members.partnership(id, new Date())) ?? partnership;
  if ('refused' in walked) return { partnership: moved, did: [], refused: walked.refused };
  return { partnership: moved, did: walked };
}

const onlyPast =
  'This partnership goes by real time, so nothing can be done as of a later moment. Leave out --at, or name a moment that has passed.';

/** The local workspace, if it is on, with a count of what reaches it. */
function countingLocal({ config, storage: { localStore } }: Session) {
  const local = localDelivery(localStore);
  let count = 0;
  const platform: Platform = {
    ...local,
    async deliver(outgoing) {
      const messageRef = await local.deliver(outgoing);
      count += 1;
      return messageRef;
    },
  };
  const platformOf: PlatformOf = (workspaceId) =>
    config.localWorkspace && workspaceId === localStore.workspaceId ? platform : undefined;
  return { platformOf, delivered: () => count };
}

function asJson(ticked: readonly Ticked[], delivered: number) {
  return {
    partnerships: ticked.map(({ partnership: { slug, now, simulated }, refused }) => ({
      partnership: slug,
      now,
      simulated,
      ...(refused ? { refused } : {}),
    })),
    did: ticked.flatMap(({ partnership, did }) =>
      did.map(({ what, dueAt, outcome }) => ({
        partnership: partnership.slug,
        what,
        dueAt,
        outcome,
      })),
    ),
    delivered,
  };
}

const outcomeWords = { done: '', late: ' (late)', skipped: ' (left out: too late)' } as const;

function tell(terminal: Terminal, ticked: readonly Ticked[], delivered: number): void {
  for (const { partnership, did, refused } of ticked) {
    const prefix = ticked.length > 1 ? `${partnership.slug}: ` : '';
    for (const { what, dueAt, outcome } of did) {
      const when = dateAndTime(dueAt, partnership.zone);
      terminal.print(`${prefix}${when}: ${milestoneWords(what)}${outcomeWords[outcome]}`);
    }
    if (refused) terminal.complain(`${prefix}${refused}`);
    else if (did.length === 0) terminal.print(`${prefix}Nothing was due.`);
  }
  if (ticked.length === 0) terminal.print('Nothing was due: no plan is stored.');
  // A bot beside us may have been quicker.
  if (delivered > 0) terminal.print(`${counted(delivered, 'message')} delivered.`);
}
