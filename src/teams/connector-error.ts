import { z } from 'zod';
import { wasNeverSent } from '../app/never-sent.ts';
import { DeliveryError } from '../core/errors.ts';

/** What Teams says for how long it takes no more; it does not always (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). */
const waitSeconds = 1;

/** Teams says it in two ways; of whoever blocked the bot or took it away, as JSON in a sentence (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages). */
const said = z.union([
  z.object({ error: z.object({ code: z.string() }) }).transform(({ error }) => error.code),
  z
    .object({
      message: z
        .string()
        .transform(readJson)
        .pipe(z.object({ subCode: z.string() })),
    })
    .transform(({ message }) => message.subCode),
]);

/** Teams' words for a bot that is not there, or not any more (learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability, status codes). */
const takenAwayWords = [
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'ForbiddenOperationException',
  'InvalidBotInstallation',
];
const goneWords = [...takenAwayWords, 'ConversationBlockedByUser', 'MessageWritesBlocked'];

/** A call was answered so: which word Teams gave. */
export interface Refusal {
  readonly status: number;
  /** Empty where it gave none. */
  readonly word: string;
}

/** Teams takes no message of the bot's there, since it is not installed there any more, or is blocked by whoever it is for. */
export const isGone = (error: unknown): boolean => hasWord(error, goneWords);

/** It is not installed there any more. */
export const isTakenAway = (error: unknown): boolean => hasWord(error, takenAwayWords);

function hasWord(error: unknown, words: readonly string[]): boolean {
  return (
    error instanceof DeliveryError && isRefusal(error.cause) && words.includes(error.cause.word)
  );
}

function isRefusal(cause: unknown): cause is Refusal {
  return typeof cause === 'object' && cause !== null && 'word' in cause && 'status' in cause;
}

/**
 * What an answer that is not 2xx comes to. 412 and 429: not taken, and later it may be. 5xx: it may have been done. 401: the token is to
 * mend, and then it goes. Anything else was not done, and never will be.
 */
export async function refusalOf(response: Response): Promise<DeliveryError> {
  const { status } = response;
  const cause: Refusal = { status, word: wordIn(await response.text().catch(() => '')) };
  const message = cause.word ? `Teams says ${cause.word}` : `Teams answered ${status}`;
  if (status === 429 || status === 412) {
    const asked = Number(response.headers.get('retry-after'));
    const retryAfterSeconds = asked > 0 ? asked : waitSeconds;
    const failure = { permanent: false, ambiguous: false, retryAfterSeconds };
    return new DeliveryError('Teams takes no more for now', failure, { cause });
  }
  const isUnclear = status >= 500 || status === 408;
  const failure = { permanent: !isUnclear && status !== 401, ambiguous: isUnclear };
  return new DeliveryError(message, failure, { cause });
}

/** A word of Teams' list, never of somebody's message. */
function wordIn(body: string): string {
  const read = said.safeParse(readJson(body));
  const word = read.success ? read.data : '';
  return /^[A-Za-z]{1,60}$/.test(word) ? word : '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a call that was not answered comes to. */
export function noAnswer(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const failure = { permanent: false, ambiguous: !wasNeverSent(error) };
  return new DeliveryError('no answer from Teams', failure, { cause: error });
}
