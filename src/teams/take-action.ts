import { z } from 'zod';
import type { Handle, Intent, Reply } from '../app/intent.ts';
import { belowText, formLeftCard } from '../messages/in-place.ts';
import { teamsCardOf } from '../render/teams-card.ts';
import { readSubmitted, type Submitted } from '../render/teams-submitted.ts';
import type { Activity } from './activity.ts';
import { type Drawn, drawnOf } from './answer.ts';
import type { Asked } from './asked.ts';
import { digestOfActivity } from './event-id.ts';
import { cardAnswer, errorAnswer, type InvokeAnswer, messageAnswer } from './invoke-answer.ts';

const pressed = z.object({
  action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }),
});

/** What stands in the place of the card, and what is said besides. */
export interface Acted {
  readonly answer: InvokeAnswer;
  readonly besides?: Drawn;
}

/**
 * A button of a card or a form in a card (Action.Execute). The card is replaced for the one who pressed, by what the message says now: whoever
 * acts on an old one sees the current truth. A new message is said besides.
 */
export async function takeAction(
  handle: Handle,
  activity: Activity,
  asked: Asked,
): Promise<Acted | undefined> {
  const { data: read } = pressed.safeParse(activity.value);
  if (!read) return undefined;
  const { verb, data } = read.action;
  if (verb === 'refresh' || verb === 'leave') {
    return { answer: await drawnAgain(handle, asked, verb) };
  }
  const intent = intentOf(verb, readSubmitted(data), activity, asked);
  if (!intent) return undefined;
  const reply = await handle(intent);
  return shown(handle, asked, reply);
}

export function intentOf(
  verb: string | undefined,
  submitted: Submitted | undefined,
  activity: Activity,
  { from, onMessage }: Asked,
): Intent | undefined {
  if (!submitted) return undefined;
  const { press, state, values, opensMore } = submitted;
  const base = { from, ...(onMessage === undefined ? {} : { onMessage }) };
  const digest = digestOfActivity(activity);
  if (verb === 'press' && press !== undefined) {
    return { ...base, kind: 'press', press, eventId: `press:${digest}` };
  }
  if (verb !== 'submit' || state === undefined) return undefined;
  // Fields that belong to what was chosen were not in the form: it is drawn with them before anything is saved.
  if (opensMore) {
    return { ...base, kind: 'change', state, values, onSubmit: true, eventId: `change:${digest}` };
  }
  return { ...base, kind: 'submit', state, values, eventId: `submit:${digest}` };
}

async function shown(handle: Handle, asked: Asked, reply: Reply): Promise<Acted> {
  const refreshFor = asked.isPersonal ? [asked.account.id] : undefined;
  switch (reply.kind) {
    case 'form':
    case 'invalid':
    case 'replace': {
      const drawn = drawnOf(reply, refreshFor);
      return { answer: drawn ? cardAnswer(drawn.card) : messageAnswer('') };
    }
    case 'card': {
      // The card stays as it is, with what was typed in it.
      if (reply.failed) return { answer: errorAnswer(reply.card.fallback) };
      const now = await truthOf(handle, asked, refreshFor);
      const besides = drawnOf(reply);
      if (reply.repeated && now) return { answer: now };
      return {
        answer: now ?? messageAnswer(belowText(asked.isPersonal)),
        ...(besides && { besides }),
      };
    }
    default:
      return { answer: (await truthOf(handle, asked, refreshFor)) ?? messageAnswer('') };
  }
}

/** What the message says now; undefined where it is none that the product keeps, such as an answer. */
async function truthOf(
  handle: Handle,
  { from, onMessage }: Asked,
  refreshFor: readonly string[] | undefined,
  leaves = false,
): Promise<InvokeAnswer | undefined> {
  if (onMessage === undefined) return undefined;
  const eventId = `refresh:${onMessage}`;
  const again = { kind: 'refresh', ref: onMessage, from, eventId, onMessage } as const;
  const reply = await handle(leaves ? { ...again, leaves } : again);
  return reply.kind === 'replace' ? cardAnswer(teamsCardOf(reply.card, refreshFor)) : undefined;
}

/** A client draws a message again, or somebody leaves a form without sending it. */
async function drawnAgain(
  handle: Handle,
  asked: Asked,
  verb: 'refresh' | 'leave',
): Promise<InvokeAnswer> {
  const refreshFor = asked.isPersonal ? [asked.account.id] : undefined;
  const now = await truthOf(handle, asked, refreshFor, verb === 'leave');
  if (now) return now;
  return verb === 'leave' ? cardAnswer(teamsCardOf(formLeftCard())) : messageAnswer('');
}
