import { enter, explain } from '../core/privacy.ts';
import {
  attachmentsRefusedCard,
  refusedTextCard,
  whichPartnershipCard,
} from '../messages/trouble.ts';
import type { Arrival } from './arrival.ts';
import { draftReply } from './draft-reply.ts';
import { parseMessage } from './grammar.ts';
import type { Intent, Reply } from './intent.ts';
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
  const entered = enter(intent.text);
  if (!entered.ok) return { kind: 'card', card: refusedTextCard(entered.reasons.map(explain)) };
  const command =
    intent.kind === 'command'
      ? parseMessage(`/${intent.name} ${entered.text}`)
      : parseMessage(entered.text);
  const [acting, ...others] = arrival.acting;
  if (!acting) return { kind: 'none' };
  if (others.length > 0) {
    const typed = intent.kind === 'command' ? `/${intent.name} ${entered.text}` : entered.text;
    const partnerships = arrival.acting.map(({ partnership }) => partnership);
    return { kind: 'card', card: whichPartnershipCard({ partnerships, typed }) };
  }
  const turn: Turn = { acting, eventId: arrival.eventId, machineNow: arrival.machineNow };
  if (command) return runCommand(workings, turn, command);
  return once(workings, turn, (tx) => draftReply(tx, turn, entered.text));
}
