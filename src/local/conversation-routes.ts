import { Router } from 'express';
import type { Conversation, LocalStore, LocalTime } from '../app/local-workspace.ts';
import { refuse } from './refuse.ts';
import type { WireConversation, WirePeople } from './wire.ts';
import { wireMessage } from './wire-cards.ts';
import { zoneOf } from './wire-clock.ts';

/** More than a year of one lead's prompts; older ones are in the plan's own history. */
const messagesShown = 300;

interface Reads {
  readonly store: LocalStore;
  readonly time: LocalTime;
  readonly version?: string;
}

/** Who one can be, what they can read, and what is in it. */
export function conversationRoutes({ store, time, version }: Reads): Router {
  const router = Router();

  router.get('/', async (_request, response) => {
    const people: WirePeople = { people: await store.people(), ...(version && { version }) };
    response.json(people);
  });

  router.get('/:userId/conversations', async (request, response) => {
    response.json(await conversationsOf(store, request.params.userId));
  });

  router.get('/:userId/conversations/:conversation/messages', async (request, response) => {
    const { userId, conversation } = request.params;
    const conversations = await conversationsOf(store, userId);
    const found = conversations.find(({ id }) => id === conversation);
    if (!found) return refuse(response, 404, 'You are not in this conversation. Choose another.');

    const zone = await zoneFor(userId);
    const messages = await store.messages(found.id as Conversation, messagesShown);
    response.json(messages.map((message) => wireMessage(message, zone)));
  });

  async function zoneFor(userId: string): Promise<string> {
    const person = (await store.people()).find((one) => one.userId === userId);
    return zoneOf(person && (await time.read(person.partnershipId)));
  }

  return router;
}

async function conversationsOf(
  store: LocalStore,
  userId: string,
): Promise<readonly WireConversation[]> {
  const channels = await store.channelsOf(userId);
  return [
    { id: `user:${userId}`, kind: 'direct', name: 'Waymark' },
    ...channels.map(({ id, name }) => ({
      id: `channel:${id}`,
      kind: 'channel' as const,
      name,
      channelId: id,
    })),
  ];
}
