import type { Recipient, Sought } from '../app/platform.ts';
import { DeliveryError } from '../core/errors.ts';
import { type HistoryPlace, readHistory } from './history.ts';
import { readRef, writeRef } from './message-ref.ts';
import type { SlackTeam } from './slack-team.ts';

/** Clocks are apart, Slack's and ours: a message of the first moment must not be passed by. */
const earlierMs = 5 * 60_000;

export interface LookUpBudget {
  /** Messages that Slack gives at one time at the most. */
  readonly page: number;
  /** Pages that are read in one look-up; the next goes on where it ended. */
  readonly pagesAtOnce: number;
  /** Pages of one conversation after which a person is asked. */
  readonly mostPages: number;
}

export type Find = (
  team: SlackTeam,
  to: Recipient,
  sought: readonly Sought[],
  since: Date,
) => Promise<ReadonlyMap<string, string>>;

/**
 * Gives references by key of those that did arrive. Throws DeliveryError where it could not look far enough to say of every one; where it only has to
 * go on later, that says when.
 */
export function finder(budget: LookUpBudget): Find {
  const begun = new Map<string, Looking>();
  return async (team, to, sought, since) => {
    const channel = to.kind === 'channel' ? to.id : await team.conversationWith(to.id);
    const oldest = String((since.getTime() - earlierMs) / 1_000);
    const id = `${team.workspaceId} ${channel}`;
    const before = begun.get(id);
    const looking =
      before && goesOn(before, sought, oldest) ? before : lookingFor(sought, channel, oldest);
    begun.delete(id);
    for (let page = 0; page < budget.pagesAtOnce; page += 1) {
      await readOn(team, looking, budget);
      if (looking.places.length === 0) return looking.found;
    }
    if (looking.pages >= budget.mostPages) throw tooMany();
    begun.set(id, looking);
    throw later();
  };
}

interface Looking {
  readonly sought: readonly Sought[];
  readonly oldest: string;
  readonly found: Map<string, string>;
  /** Not read through yet, and how far the first of them is. A reply stands in its thread alone, not in the channel's history. */
  readonly places: HistoryPlace[];
  cursor: string | undefined;
  pages: number;
}

function lookingFor(sought: readonly Sought[], channel: string, oldest: string): Looking {
  const threads = [...new Set(sought.map(({ inThreadOf }) => inThreadOf))];
  const places = threads.map((thread) => ({ channel, thread: threadTs(thread) }));
  return { sought, oldest, found: new Map(), places, cursor: undefined, pages: 0 };
}

const threadTs = (thread: string | undefined) =>
  thread === undefined ? undefined : readRef(thread)?.ts;

/** What was posted since is not in what was read: nothing new may be sought, nor what another bot found missing and sent again. */
function goesOn(looking: Looking, sought: readonly Sought[], oldest: string): boolean {
  const before = new Set(looking.sought.map(sending));
  return looking.oldest <= oldest && sought.every((one) => before.has(sending(one)));
}

const sending = ({ key, attempt }: Sought): string => `${key} ${attempt}`;

async function readOn(team: SlackTeam, looking: Looking, { page }: LookUpBudget): Promise<void> {
  const { places, found, sought, oldest, cursor } = looking;
  const [place] = places;
  if (!place) return;
  const { ours, next } = await readHistory(team, place, { oldest, cursor, limit: page });
  looking.pages += 1;
  const here = sought.filter(({ inThreadOf }) => threadTs(inThreadOf) === place.thread);
  for (const { key } of here) {
    const ts = ours.get(key);
    if (ts !== undefined) found.set(key, writeRef({ channel: place.channel, ts }));
  }
  looking.cursor = next;
  if (next !== undefined && !here.every(({ key }) => found.has(key))) return;
  looking.cursor = undefined;
  places.shift();
}

const tooMany = () =>
  new DeliveryError('too many messages to look through', { permanent: true, ambiguous: false });

const later = () =>
  new DeliveryError('there is more to look through', {
    permanent: false,
    ambiguous: false,
    retryAfterSeconds: 60,
  });
