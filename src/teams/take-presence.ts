import type { Conversation, Conversations } from '../app/store-conversations.ts';
import type { Activity } from './activity.ts';
import { type Asked, personalConversation } from './asked.ts';
import { withoutThread } from './message-ref.ts';

/** What changed of where the bot is. `people`: somebody joined a team or left it. */
export type Change =
  | { readonly kind: 'reached'; readonly conversation: Conversation }
  | { readonly kind: 'left'; readonly userId: string }
  | { readonly kind: 'people' };

/**
 * Keeps where the bot can write to: it was installed for somebody or in a team, taken away, or something came from there. Gives what else is to
 * be done about it; undefined for nothing new.
 */
export async function takePresence(
  conversations: Conversations,
  activity: Activity,
  asked: Asked,
  now: Date,
): Promise<Change | undefined> {
  if (isAnywhere(activity)) return undefined;
  const change = changeOf(activity);
  if (asked.isPersonal) return ofPerson(conversations, asked, change, now);
  const { workspaceId } = asked.from;
  const places = placesOf(activity, asked);
  if (change === 'removed') {
    for (const { kind, externalId } of places) {
      await conversations.end(workspaceId, kind, externalId, now);
    }
    return { kind: 'people' };
  }
  const seen = await Promise.all(places.map((place) => conversations.seen(place)));
  const isNew = seen.includes('new') && places.some(({ kind }) => kind === 'team');
  return isNew || change === 'people' ? { kind: 'people' } : undefined;
}

async function ofPerson(
  conversations: Conversations,
  asked: Asked,
  change: 'removed' | 'people' | undefined,
  now: Date,
): Promise<Change | undefined> {
  const { workspaceId, userId } = asked.from;
  if (change === 'removed') {
    const stood = await conversations.end(workspaceId, 'user', userId, now);
    return stood ? { kind: 'left', userId } : undefined;
  }
  const conversation = personalConversation(asked);
  if (!conversation || (await conversations.seen(conversation)) === 'known') return undefined;
  return { kind: 'reached', conversation };
}

/** A search comes from whatever conversation somebody writes in: a chat of two others, a team that has not the app. The bot is not there. */
const isAnywhere = ({ name = '' }: Activity): boolean => name.startsWith('composeExtension/');

/** installationUpdate says it of the app, conversationUpdate of the bot and of people; Teams sends both for some. */
function changeOf(activity: Activity): 'removed' | 'people' | undefined {
  const { type, action = '', membersAdded, membersRemoved, recipient } = activity;
  if (type === 'installationUpdate') return action.startsWith('remove') ? 'removed' : undefined;
  if (type !== 'conversationUpdate') return undefined;
  if (membersRemoved.some(({ id }) => id === recipient.id)) return 'removed';
  return membersAdded.length + membersRemoved.length > 0 ? 'people' : undefined;
}

/** A team is told of by the id of its first channel, a group chat by its own alone. */
function placesOf({ channelData }: Activity, asked: Asked): readonly Conversation[] {
  const { conversationId, serviceUrl, botId, from } = asked;
  const base = { workspaceId: from.workspaceId, serviceUrl, botId };
  const place = (kind: Conversation['kind'], externalId: string): Conversation => ({
    ...base,
    kind,
    externalId,
    conversationId: externalId,
  });
  const team = channelData?.team?.id;
  const channel = channelData?.channel?.id ?? withoutThread(conversationId);
  return [place('channel', channel), ...(team === undefined ? [] : [place('team', team)])];
}
