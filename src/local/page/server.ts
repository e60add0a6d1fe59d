import type {
  WireClock,
  WireConversation,
  WireIntent,
  WireJump,
  WireMessage,
  WirePeople,
  WireReply,
  WireTrouble,
} from '../wire.ts';

export type Outcome<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The server said no, in a sentence for the person; temporary where the same may succeed later. */
  | { readonly kind: 'refused'; readonly why: string; readonly temporary: boolean }
  /** No answer came: the server is down, or the line to it is. */
  | { readonly kind: 'unreachable' };

const api = '/local/api';
const inPath = encodeURIComponent;

export const readPeople = () => ask<WirePeople>('/people');

export const readConversations = (userId: string) =>
  ask<readonly WireConversation[]>(`/people/${inPath(userId)}/conversations`);

export const readMessages = (userId: string, conversation: string) =>
  ask<readonly WireMessage[]>(
    `/people/${inPath(userId)}/conversations/${inPath(conversation)}/messages`,
  );

export const readClock = (partnershipId: string) =>
  ask<WireClock>(`/clock/${inPath(partnershipId)}`);

export const jumpClock = (partnershipId: string, jump: WireJump) =>
  ask<WireClock>(`/clock/${inPath(partnershipId)}/jump`, jump);

export const postIntent = (intent: WireIntent) => ask<WireReply>('/intents', intent);

async function ask<Answer>(path: string, body?: object): Promise<Outcome<Answer>> {
  const post = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(api + path, post);
    // A line that breaks in the middle of an answer ends here too, and the same is asked again.
    const answer = await response.json();
    if (response.ok) return { kind: 'answer', answer };
    return { kind: 'refused', why: sentenceOf(answer), temporary: response.status >= 500 };
  } catch {
    return { kind: 'unreachable' };
  }
}

function sentenceOf(answer: Partial<WireTrouble> | undefined): string {
  return answer?.error ?? 'The server refused this, and did not say why. Try again.';
}
