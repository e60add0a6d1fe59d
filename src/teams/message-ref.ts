/** Where a message is in Teams: its conversation and its activity there, which together name it. */
export interface MessageRef {
  readonly conversationId: string;
  readonly activityId: string;
}

/** "19%3Aabc%40thread.tacv2/1725264000000": the same for a channel's message whether or not Teams names the thread that it begins. */
export const writeRef = ({ conversationId, activityId }: MessageRef): string =>
  [withoutOwnThread(conversationId, activityId), activityId].map(encodeURIComponent).join('/');

function withoutOwnThread(conversationId: string, activityId: string): string {
  const own = `;messageid=${activityId}`;
  return conversationId.endsWith(own) ? conversationId.slice(0, -own.length) : conversationId;
}

/** Undefined for anything that `writeRef` did not make. */
export function readRef(text: string): MessageRef | undefined {
  const [conversationId = '', activityId = '', ...rest] = text.split('/').map(decoded);
  return conversationId && activityId && rest.length === 0
    ? { conversationId, activityId }
    : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The conversation itself, without the thread that Teams names behind it. */
export const withoutThread = (conversationId: string): string => conversationId.split(';')[0] ?? '';

/** The thread below a message of a channel, as a conversation. */
export const threadOf = ({ conversationId, activityId }: MessageRef): string =>
  `${withoutThread(conversationId)};messageid=${activityId}`;
