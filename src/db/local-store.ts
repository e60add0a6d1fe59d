import type { Conversation, LocalStore } from '../app/local-workspace.ts';
import type { Db } from './db.ts';
import { localChannel, messagesOf } from './local-messages.ts';
import { readChannels, readPeople } from './local-people.ts';
import type { Notifications } from './notifications.ts';
import { ensureWorkspace, localWorkspace } from './workspaces.ts';

/** The local workspace's store, whose workspace is made where it is not there yet. */
export async function openLocalStore(db: Db, notifications: Notifications): Promise<LocalStore> {
  const workspaceId = await ensureWorkspace(db, localWorkspace);
  return {
    workspaceId,
    people: () => readPeople(db, workspaceId),
    channelsOf: (userId) => readChannels(db, workspaceId, userId),
    ...messagesOf(db, workspaceId),

    async watch(changed) {
      const stop = await notifications.listen(localChannel, (conversation) => {
        if (conversation === undefined) tellOfAll(db, workspaceId, changed);
        else if (isConversation(conversation)) changed(conversation);
      });
      return async () => stop();
    },
  };
}

/** After a lost connection any of them may have changed. */
function tellOfAll(db: Db, workspaceId: string, changed: (conversation: Conversation) => void) {
  db.localMessage
    .findMany({
      where: { workspaceId },
      distinct: ['conversation'],
      select: { conversation: true },
    })
    .then((rows) => {
      for (const { conversation } of rows) if (isConversation(conversation)) changed(conversation);
    })
    // Lost once more: there is another call after the next connection.
    .catch(() => undefined);
}

function isConversation(text: string): text is Conversation {
  return /^(user|channel):/.test(text);
}
