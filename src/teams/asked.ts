import type { Sender } from '../app/intent.ts';
import type { Conversation } from '../app/store-conversations.ts';
import type { Activity } from './activity.ts';
import { withoutThread, writeRef } from './message-ref.ts';

/** Who did something, and where in Teams. */
export interface Asked {
  readonly from: Sender;
  readonly serviceUrl: string;
  /** With the thread, where it was in one. */
  readonly conversationId: string;
  readonly isPersonal: boolean;
  /** Teams names their account in Entra: whatever the bot itself does comes from none. */
  readonly isKnown: boolean;
  /** Their id in that conversation. */
  readonly account: { readonly id: string; readonly name: string };
  readonly botId: string;
  /** The message whose button or form it was. */
  readonly onMessage?: string;
}

/** Of which workspace of ours it is, the tenant says. */
export function askedOf(activity: Activity, workspaceId: string): Asked {
  const { from, conversation, serviceUrl, recipient, replyToId } = activity;
  const isPersonal = conversation.conversationType === 'personal';
  return {
    from: {
      workspaceId,
      userId: userIdOf(from),
      ...(isPersonal ? {} : { channelId: withoutThread(conversation.id) }),
      ...(isOutside(activity) ? { isOutside: true } : {}),
    },
    serviceUrl,
    conversationId: conversation.id,
    isPersonal,
    isKnown: from.aadObjectId !== undefined,
    account: { id: from.id, name: from.name ?? '' },
    botId: recipient.id,
    ...(replyToId === undefined
      ? {}
      : { onMessage: writeRef({ conversationId: conversation.id, activityId: replyToId }) }),
  };
}

/** Entra's id of somebody, by which a plan lists them; who joins a meeting without an account has none. */
export const userIdOf = ({ id, aadObjectId }: Activity['from']): string =>
  aadObjectId?.toLowerCase() ?? id;

/** In a channel that tenants share, people are of theirs (learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels). */
function isOutside({ from, conversation, channelData }: Activity): boolean {
  const here = conversation.tenantId ?? channelData?.tenant?.id;
  const isElsewhere = from.tenantId !== undefined && from.tenantId !== here;
  return isElsewhere || from.userRole === 'guest' || from.userRole === 'anonymous';
}

/** Their own conversation with the bot, where it was there. */
export function personalConversation({
  from,
  serviceUrl,
  conversationId,
  isPersonal,
  isKnown,
  account,
  botId,
}: Asked): Conversation | undefined {
  if (!isPersonal || !isKnown) return undefined;
  const { workspaceId, userId: externalId } = from;
  const accountId = account.id;
  return { workspaceId, kind: 'user', externalId, conversationId, serviceUrl, botId, accountId };
}
