import type { Exchange, Json } from './playground-wire.ts';

/** What stands in a conversation. */
export interface PlaygroundMessage {
  readonly id: string;
  /** In a channel the thread that it stands in: "19:...;messageid=...". */
  readonly conversationId: string;
  /** 'bot', or the person's id. */
  readonly by: string;
  readonly text: string;
  /** What a notification would say. */
  readonly summary: string;
  /** As it was sent or edited last; for a person, what their own press put in its place after that. */
  readonly card?: Json;
  readonly edits: number;
  /** The one person whom Teams would show it to; the playground shows it to all. */
  readonly onlyFor?: string;
}

interface Standing {
  readonly turn: number;
  message: PlaygroundMessage;
  /** By person: the card that took the place for them alone. */
  readonly replaced: Map<string, Json>;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Every message that stands, oldest first, as the person sees it; as everybody does, where none is given. */
export function messagesOf(
  exchanges: readonly Exchange[],
  channels: readonly string[],
  person?: string,
): readonly PlaygroundMessage[] {
  const standing: Standing[] = [];
  const find = (id: unknown) => standing.find(({ message }) => message.id === id);
  for (const exchange of exchanges.filter(({ status }) => status < 300)) {
    const { body, answer, turn, method } = exchange;
    const place = placeOf(exchange);
    const message = method === 'POST' ? messageIn(exchange, place, channels) : undefined;
    if (message) standing.push({ turn, message, replaced: new Map() });
    if (method === 'PUT') edit(find(place?.activityId), body);
    if (answer.type === cardType) {
      find(body.replyToId)?.replaced.set(idOf(body.from), answer.value as Json);
    }
  }
  return standing
    .sort((one, other) => one.turn - other.turn)
    .map(({ message, replaced }) => {
      const card = replaced.get(person ?? '') ?? message.card;
      return { ...message, ...(card && { card }) };
    })
    .filter(({ onlyFor }) => !person || !onlyFor || onlyFor === person);
}

function edit(standing: Standing | undefined, body: Json): void {
  if (!standing) return;
  const { message, replaced } = standing;
  standing.message = { ...message, ...contentOf(body), edits: message.edits + 1 };
  replaced.clear();
}

interface Place {
  readonly conversationId: string;
  readonly activityId?: string;
  readonly targeted: boolean;
}

function placeOf({ to, path }: Exchange): Place | undefined {
  if (to !== 'teams') return undefined;
  const { pathname, searchParams } = new URL(path, 'http://connector');
  const [, conversation, activity] =
    /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(pathname) ?? [];
  if (conversation === undefined) return undefined;
  return {
    conversationId: decodeURIComponent(conversation),
    ...(activity !== undefined && { activityId: decodeURIComponent(activity) }),
    targeted: searchParams.get('isTargetedActivity') === 'true',
  };
}

function messageIn(
  exchange: Exchange,
  place: Place | undefined,
  channels: readonly string[],
): PlaygroundMessage | undefined {
  const { to, body, answer, path } = exchange;
  if (to === 'bot') return typed(body);
  const message = (id: unknown, conversationId: string, activity: Json) => {
    const ids = { id: String(id), conversationId, by: 'bot' };
    return { ...ids, ...contentOf(activity), edits: 0 };
  };
  if (path === '/v3/conversations' && body.activity) {
    return message(answer.activityId, String(answer.id), body.activity as Json);
  }
  if (!place || body.type !== 'message') return undefined;
  // Text together with a card is split in two, and no id comes back.
  const { id = 'unknown' } = answer;
  const starts = channels.includes(place.conversationId);
  const thread = starts ? `${place.conversationId};messageid=${id}` : place.conversationId;
  return { ...message(id, thread, body), ...(place.targeted && { onlyFor: idOf(body.recipient) }) };
}

function typed(body: Json): PlaygroundMessage | undefined {
  if (body.type !== 'message' || typeof body.text !== 'string') return undefined;
  const ids = { id: String(body.id), conversationId: idOf(body.conversation) };
  return { ...ids, by: idOf(body.from), ...contentOf(body), edits: 0 };
}

function contentOf(activity: Json): Pick<PlaygroundMessage, 'text' | 'summary' | 'card'> {
  const { text, summary, attachments } = activity as { attachments?: readonly Json[] } & Json;
  const card = attachments?.find(({ contentType }) => contentType === cardType)?.content;
  return {
    text: String(text ?? ''),
    summary: String(summary ?? ''),
    ...(card !== undefined && { card: card as Json }),
  };
}

const idOf = (of: unknown): string => String((of as { id?: unknown } | undefined)?.id ?? '');
