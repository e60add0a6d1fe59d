import type { Outgoing } from '../app/platform.ts';
import type { Conversation, Conversations } from '../app/store-conversations.ts';
import { notInTeam, notInTeams } from '../core/app-not-there.ts';
import { DeliveryError } from '../core/errors.ts';
import { teamsMessageOf } from '../render/teams-message.ts';
import type { Address, Connector } from './connector.ts';
import { isGone } from './connector-error.ts';
import { readRef, threadOf, writeRef } from './message-ref.ts';

export interface Delivering {
  readonly connector: Connector;
  readonly conversations: Conversations;
  readonly now: () => Date;
}

/** In the words that the coordinator reads. */
const notThere = { user: notInTeams, channel: notInTeam } as const;

/** Posts a message, or replaces one; gives its reference. Throws DeliveryError alone. */
export async function deliverTo(delivering: Delivering, outgoing: Outgoing): Promise<string> {
  const { connector, conversations } = delivering;
  const { to, card, replaces, inThreadOf } = outgoing;
  const there = await conversationWith(conversations, to);
  const message = teamsMessageOf(card, to.kind === 'user' ? refreshedFor(there) : undefined);
  const before = () => onlyWhileOurs(outgoing);
  const { serviceUrl } = there;
  if (replaces !== undefined) {
    const { conversationId, activityId } = refOf(replaces);
    await connector
      .replace({ serviceUrl, conversationId }, activityId, message, before)
      .catch(asNotInstalled(delivering, to));
    return replaces;
  }
  const { conversationId } = there;
  const thread = inThreadOf === undefined ? conversationId : threadOf(refOf(inThreadOf));
  const address: Address = { serviceUrl, conversationId: thread };
  const activityId = await connector
    .post(address, message, { before })
    .catch(asNotInstalled(delivering, to));
  return writeRef({ conversationId: thread, activityId });
}

/** A client of theirs draws the message again when they open it, as it is then. */
function refreshedFor({ accountId }: Conversation): readonly string[] {
  return accountId === undefined ? [] : [accountId];
}

async function conversationWith(
  conversations: Conversations,
  to: Outgoing['to'],
): Promise<Conversation> {
  const known = await find(conversations, to).catch((error: unknown) => {
    const failure = { permanent: false, ambiguous: false };
    throw new DeliveryError('the database does not answer', failure, { cause: error });
  });
  if (known) return known;
  throw new DeliveryError(notThere[to.kind], { permanent: true, ambiguous: false });
}

/** Teams says nothing of a team's other channels; they are where anything of the tenant is. */
async function find(
  conversations: Conversations,
  { workspaceId, kind, id }: Outgoing['to'],
): Promise<Conversation | undefined> {
  const known = await conversations.find(workspaceId, kind, id);
  if (known || kind === 'user') return known;
  const latest = await conversations.latest(workspaceId);
  if (!latest) return undefined;
  const { serviceUrl, botId } = latest;
  return { workspaceId, kind, externalId: id, conversationId: id, serviceUrl, botId };
}

/** Whoever has the app again is new then, whether or not Teams could say that it was taken away. */
function asNotInstalled({ conversations, now }: Delivering, to: Outgoing['to']) {
  return async (error: unknown): Promise<never> => {
    if (!isGone(error)) throw error;
    const { workspaceId, kind, id } = to;
    // Where that cannot be kept, it is kept the next time that something is sent there.
    await conversations.end(workspaceId, kind, id, now()).catch(() => false);
    const failure = { permanent: true, ambiguous: false };
    throw new DeliveryError(notThere[kind], failure, { cause: error });
  };
}

function onlyWhileOurs({ stillOurs }: Outgoing): void {
  if (stillOurs()) return;
  throw new DeliveryError('another may have it', { permanent: false, ambiguous: false });
}

function refOf(text: string) {
  const ref = readRef(text);
  if (ref) return ref;
  throw new DeliveryError('no such message', { permanent: true, ambiguous: false });
}
