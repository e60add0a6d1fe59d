import { enter } from '../core/privacy.ts';
import type { Card } from '../messages/card.ts';
import { notUnderstoodCard } from '../messages/not-understood.ts';
import { explain } from '../messages/refusals.ts';
import {
  attachmentsRefusedCard,
  refusedTextCard,
  whichPartnershipCard,
} from '../messages/trouble.ts';
import type { Acting } from './acting.ts';
import type { Arrival } from './arrival.ts';
import type { Command, UnknownCommand } from './command.ts';
import { wordsOf } from './command-words.ts';
import { draftReply } from './draft-reply.ts';
import { parseMessage } from './grammar.ts';
import { unknown } from './grammar-nearest.ts';
import type { Intent, Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { runCommand } from './run-command.ts';
import { once, type Turn } from './turn.ts';
import type { Workings } from './workings.ts';

type Typed = Extract<Intent, { kind: 'command' | 'message' }>;

/** A command, a command typed as a message, or a plain reply to a prompt. What is typed passes the privacy door first. */
export async function handleTyped(
  workings: Workings,
  intent: Typed,
  arrival: Arrival,
): Promise<Reply> {
  if (intent.kind === 'message' && intent.attachments > 0) {
    return { kind: 'card', card: attachmentsRefusedCard() };
  }
  const isCommand = intent.kind === 'command';
  const entered = enter(isCommand ? `/${intent.name} ${intent.text}` : intent.text);
  if (!entered.ok) return { kind: 'card', card: refusedTextCard(entered.reasons.map(explain)) };
  const command =
    parseMessage(entered.text) ?? (isCommand ? unknown(entered.text.slice(1)) : undefined);
  const [acting, ...others] = arrival.acting;
  if (!acting) return { kind: 'none' };
  if (others.length > 0) {
    return { kind: 'card', card: askWhich(arrival.acting, acting, command, entered.text) };
  }
  const turn: Turn = { acting, eventId: arrival.eventId, machineNow: arrival.machineNow };
  if (command) return runCommand(workings, turn, command);
  return once(workings, turn, (tx) => draftReply(tx, turn, entered.text));
}

/** A command is offered in each partnership; what is not understood is said first, without a button into any of them. */
function askWhich(
  all: readonly Acting[],
  first: Acting,
  command: Command | UnknownCommand | undefined,
  text: string,
): Card {
  if (command?.kind === 'unknown') {
    return { ...notUnderstoodCard(contextOf(first.partnership), command), buttons: [] };
  }
  // An update's words are its own; any other command has one way to be written.
  const isUpdate = command?.kind === 'update' || command?.kind === 'updates';
  const typed = command && !isUpdate ? `/${wordsOf(command)}` : text;
  return whichPartnershipCard({ partnerships: all.map(({ partnership }) => partnership), typed });
}
