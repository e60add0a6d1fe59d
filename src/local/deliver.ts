import type { Conversation, LocalStore } from '../app/local-workspace.ts';
import type { Outgoing, Recipient, SendingLimits } from '../app/platform.ts';
import { DeliveryError } from '../core/errors.ts';

/** Nobody but the database says how much. */
export const localLimits: SendingLimits = {
  recipient: [],
  workspace: [],
  atOnce: 4,
  callMs: 10_000,
};

export const conversationWith = (to: Pick<Recipient, 'kind' | 'id'>): Conversation =>
  `${to.kind}:${to.id}`;

/** Stores a message, or replaces one; gives its id. Throws DeliveryError alone. */
export async function deliverTo(store: LocalStore, outgoing: Outgoing): Promise<string> {
  if (outgoing.to.workspaceId !== store.workspaceId) {
    throw new DeliveryError('The message is for another workspace.', {
      permanent: true,
      ambiguous: false,
    });
  }
  if (!outgoing.stillOurs()) {
    throw new DeliveryError('Another bot may have the message.', {
      permanent: false,
      ambiguous: false,
    });
  }
  return outgoing.replaces === undefined
    ? post(store, outgoing)
    : replace(store, outgoing, outgoing.replaces);
}

function post(store: LocalStore, { to, key, card, at, inThreadOf }: Outgoing): Promise<string> {
  const threadOf = inThreadOf === undefined ? {} : { threadOf: inThreadOf };
  return certain(
    store.put({ conversation: conversationWith(to), key, card, postedAt: at, ...threadOf }),
  );
}

async function replace(store: LocalStore, { card, at }: Outgoing, id: string): Promise<string> {
  if (await certain(store.replace(id, card, at))) return id;
  throw new DeliveryError('The message to replace is not in the local workspace.', {
    permanent: true,
    ambiguous: false,
  });
}

/** The store is a database: when it fails, what was sent to it may be there all the same. */
function certain<Result>(stored: Promise<Result>): Promise<Result> {
  return stored.catch((cause: unknown) => {
    const failure = { permanent: false, ambiguous: true };
    throw new DeliveryError('The local workspace could not store the message.', failure, { cause });
  });
}
