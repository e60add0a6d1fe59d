import { type MessageToAsked, type PersonAsked, promptOf } from '../core/person-asked.ts';
import type { MessageContext } from './context.ts';
import { times } from './counted.ts';
import type { PersonMends } from './person-mends.ts';
import { momentNear } from './when.ts';

// How the messages to one person stand, as sentences of their line.

/** Requests are spread over ten minutes: what was sent by then was sent with all the others. */
const togetherMs = 15 * 60_000;

const askThem = ': ask them yourself';

/** When they were asked, where that was later than all; or why they were not. */
export function askedText(
  context: MessageContext,
  person: PersonAsked,
  openedAt: Date,
  mends: PersonMends,
): string[] {
  const prompt = promptOf(person);
  if (!prompt) return [mends.noAccount];
  if (prompt.state !== 'sent') return [notSentText('The request', prompt, mends, askThem)];
  const { sentAt } = prompt;
  if (!person.as.includes('lead')) return [`Asked as deputy${when(context, sentAt)}.`];
  const late = sentAt && sentAt.getTime() - openedAt.getTime() > togetherMs;
  return late ? [`Asked${when(context, sentAt)}.`] : [];
}

export function remindedText(
  context: MessageContext,
  { messages }: PersonAsked,
  mends: PersonMends,
): string[] {
  const reminders = messages.filter(({ kind }) => kind === 'reminder');
  const sent = reminders.filter(({ state }) => state === 'sent');
  const last = when(context, sent.at(-1)?.sentAt);
  const said =
    sent.length > 1
      ? [`Reminded ${times(sent.length)}${last && `, last${last}`}.`]
      : sent.map(() => `Reminded${last}.`);
  const stuck = reminders.filter(isStuck).at(-1);
  return stuck ? [...said, notSentText('The reminder', stuck, mends)] : said;
}

/** Of what they were asked after the first time, what is not there. */
export function furtherText(person: PersonAsked, mends: PersonMends): string[] {
  const later = person.messages.filter(
    ({ id, kind }) => id !== person.promptId && (kind === 'prompt' || kind === 'deputy'),
  );
  const stuck = later.filter(isStuck).at(-1);
  return stuck ? [notSentText('A further request', stuck, mends, askThem)] : [];
}

/** One that is uncertain is sent again by itself. */
export function receiptText({ messages }: PersonAsked): string[] {
  const failed = messages.some(({ kind, state }) => kind === 'receipt' && state === 'failed');
  return failed ? ['Their receipt could not be delivered.'] : [];
}

/** Not sent, though it was needed. */
const isStuck = ({ state, cancelled }: MessageToAsked): boolean =>
  state !== 'sent' && (state !== 'cancelled' || cancelled !== undefined);

function notSentText(
  what: string,
  { id, state, cancelled }: MessageToAsked,
  mends: PersonMends,
  instead = '',
): string {
  switch (state) {
    case 'sent':
      return '';
    case 'queued':
    case 'sending':
      return `${what} is on its way.`;
    case 'uncertain':
      return `It is not known yet whether ${what.toLowerCase()} arrived: it is being looked up.`;
    case 'held':
      return `${what} may not have arrived: ${mends.held(id)}.`;
    case 'failed':
      return `${what} could not be delivered: ${mends.failed(id)}.`;
    case 'cancelled':
      return `${what} ${whyCancelledText[cancelled ?? 'needless']}${cancelled ? instead : ''}.`;
  }
}

const whyCancelledText = {
  over: 'came too late to send',
  dismissed: 'was left as it is, and may not have arrived',
  superseded: 'gave way to a newer one',
  orphaned: 'was not sent',
  unreached: 'was not sent, since the account that it was for is not theirs any more',
  needless: 'was not needed any more',
} as const;

/** " on Wednesday at 9am"; nothing where nobody kept the time. */
const when = (context: MessageContext, at: Date | undefined): string =>
  at ? ` ${momentNear(context, at)}` : '';
