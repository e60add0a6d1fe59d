import { enter, type TypedText } from '../core/privacy.ts';
import type { Card } from '../messages/card.ts';
import { notUnderstoodCard } from '../messages/not-understood.ts';
import { explain } from '../messages/refusals.ts';
import {
  attachmentsRefusedCard,
  refusedTextCard,
  stillThereCard,
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

export type Typed = Extract<Intent, { kind: 'command' | 'message' }>;

/** What somebody typed, once through the privacy door; or what they are told instead. */
export type Understood =
  /** isThere: as a message, with what must not be kept in it, on the platform. */
  | { readonly refused: Card; readonly isThere?: boolean }
  | { readonly text: TypedText; readonly command: Command | UnknownCommand }
  | { readonly text: TypedText };

/** A command, a command typed as a message, or neither: then it is a plain reply to a prompt. */
export function understand(intent: Typed): Understood {
  if (intent.kind === 'message' && intent.attachments > 0) {
    return { refused: attachmentsRefusedCard() };
  }
  const isCommand = intent.kind === 'command';
  const entered = enter(isCommand ? `/${intent.name} ${intent.text}` : intent.text);
  if (!entered.ok) {
    const isThere = !isCommand && entered.reasons.some(({ kind }) => kind === 'blocked');
    return { refused: refusedTextCard(entered.reasons.map(explain)), isThere };
  }
  const { text } = entered;
  const command = parseMessage(text) ?? (isCommand ? unknown(text.slice(1)) : undefined);
  return command ? { text, command } : { text };
}

/**
 * What somebody is told of what they typed: a command's answer or a reply's draft. Who acts in several partnerships is asked in
 * which one; who acts in none is told nothing.
 */
export async function handleTyped(
  workings: Workings,
  understood: Understood,
  arrival: Arrival,
): Promise<Reply> {
  if ('refused' in understood) {
    return { kind: 'card', card: await refusalIn(workings, understood, arrival) };
  }
  const { text } = understood;
  const command = 'command' in understood ? understood.command : undefined;
  const [acting, ...others] = arrival.acting;
  if (!acting) return { kind: 'none' };
  if (others.length > 0) {
    return { kind: 'card', card: askWhich(arrival.acting, acting, command, text) };
  }
  const { acting: _, ...rest } = arrival;
  const turn: Turn = { acting, ...rest };
  if (command) return runCommand(workings, turn, command);
  return once(workings, turn, (tx) => draftReply(tx, turn, text));
}

async function refusalIn(
  { database }: Workings,
  { refused, isThere = false }: Extract<Understood, { readonly refused: Card }>,
  { acting: [someone] }: Arrival,
): Promise<Card> {
  if (!isThere || !someone) return refused;
  const { platform = 'local' } = (await database.workspaces.find(someone.workspaceId)) ?? {};
  return platform === 'local' ? refused : stillThereCard(refused, platform);
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
