import type { Handle, Intent, Reply } from '../../src/app/intent.ts';
import type {
  Conversation,
  LocalChannel,
  LocalMessage,
  LocalPerson,
  LocalStore,
  LocalTime,
  MilestoneAhead,
  SimulatedTime,
} from '../../src/app/local-workspace.ts';
import type { Card } from '../../src/messages/card.ts';

export const localPerson = (person: Partial<LocalPerson> = {}): LocalPerson => ({
  userId: 'chair-fathers',
  name: 'Chair, Fathers group',
  partnershipId: 'cyscp',
  partnershipName: 'City of York Safeguarding Children Partnership',
  roles: ['Lead of Fathers'],
  ...person,
});

interface Kept extends LocalMessage {
  readonly conversation: Conversation;
  readonly key: string;
}

/** The local workspace's store, in memory. Everybody is in every channel. */
export function memoryStore(
  people: readonly LocalPerson[] = [localPerson()],
  channels: readonly LocalChannel[] = [],
): LocalStore {
  const kept = new Map<string, Kept>();
  const watchers = new Set<(conversation: Conversation) => void>();
  const tell = (conversation: Conversation) => {
    for (const changed of watchers) changed(conversation);
  };

  return {
    workspaceId: 'local',
    people: async () => people,
    channelsOf: async () => channels,
    messages: async (conversation, limit) =>
      [...kept.values()].filter((message) => message.conversation === conversation).slice(-limit),
    async put(message) {
      const there = [...kept.values()].find(({ key }) => key === message.key);
      if (there) return there.id;
      const id = `message-${kept.size + 1}`;
      kept.set(id, { id, ...message });
      tell(message.conversation);
      return id;
    },
    async replace(id, card, at) {
      const message = kept.get(id);
      if (!message) return false;
      kept.set(id, { ...message, card, replacedAt: at });
      tell(message.conversation);
      return true;
    },
    find: async (keys) =>
      new Map(
        [...kept.values()].filter(({ key }) => keys.includes(key)).map(({ key, id }) => [key, id]),
      ),
    async watch(changed) {
      watchers.add(changed);
      return async () => {
        watchers.delete(changed);
      };
    },
  };
}

/** Simulated time in memory. `arrived` is called at every milestone that a jump passes, and awaited. */
export function memoryTime(
  start: Date,
  milestones: readonly MilestoneAhead[] = [],
  arrived: (milestone: MilestoneAhead) => Promise<void> = async () => undefined,
): LocalTime {
  let now = start;
  const read = (): SimulatedTime => ({
    now,
    zone: 'Europe/London',
    ahead: milestones.filter(({ at }) => at > now),
  });

  return {
    read: async () => read(),
    async jump(_partnershipId, to) {
      const next = read().ahead[0];
      const end = to === 'next' ? next?.at : to;
      if (!end) return { refused: 'Nothing lies ahead.' };
      if (end < now) return { refused: 'Time only moves forward. Choose a later time.' };
      for (const milestone of read().ahead.filter(({ at }) => at <= end)) {
        now = milestone.at;
        await arrived(milestone);
      }
      now = end;
      return read();
    },
  };
}

export interface Script {
  readonly handle: Handle;
  /** Every intent that came, oldest first. */
  readonly intents: readonly Intent[];
}

/** Answers each intent as `answer` says, and keeps it. */
export function scriptedHandle(
  answer: (intent: Intent) => Reply | Promise<Reply> = () => ({ kind: 'none' }),
): Script {
  const intents: Intent[] = [];
  return {
    intents,
    handle: async (intent) => {
      intents.push(intent);
      return answer(intent);
    },
  };
}

export const cardSaying = (text: string, card: Partial<Card> = {}): Card => ({
  title: text,
  blocks: [],
  buttons: [],
  fallback: text,
  ...card,
});
