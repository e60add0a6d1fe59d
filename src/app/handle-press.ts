import { unreachable } from '../core/unreachable.ts';
import { type PressKind, readPress, type Token } from '../messages/token.ts';
import { goneCard, strangerCard } from '../messages/trouble.ts';
import { showMine } from './answer-progress.ts';
import { type Arrival, turnIn } from './arrival.ts';
import { confirmDraft, discardDraft } from './confirm-draft.ts';
import { acceptCompletion, openSendBack } from './decide-completion.ts';
import { parseMessage } from './grammar.ts';
import type { Reply } from './intent.ts';
import { keepTheirs } from './keep-theirs.ts';
import { sayNoChange } from './no-change.ts';
import { openUpdate } from './open-update.ts';
import { passToDeputy } from './pass-to-deputy.ts';
import { pause, resume } from './pause.ts';
import { remindTomorrow } from './remind-tomorrow.ts';
import { runCommand, showCommand } from './run-command.ts';
import { share } from './share.ts';
import type { Store } from './store.ts';
import { once, type Turn } from './turn.ts';
import { openSeveral } from './update-several.ts';
import type { Workings } from './workings.ts';

/** A button. What it names is looked up and authorised again: a button is a wish, not a right. */
export async function handlePress(
  workings: Workings,
  text: string,
  arrival: Arrival,
): Promise<Reply> {
  const press = readPress(text);
  if (!press) return { kind: 'card', card: goneCard() };
  const turn = turnIn(arrival, press.partnershipId);
  if (!turn) return { kind: 'card', card: strangerCard() };
  if (press.kind === 'show') {
    const command = parseMessage(press.args.join(' '));
    return command ? runCommand(workings, turn, command) : { kind: 'card', card: goneCard() };
  }
  return once(workings, turn, (tx) => act(workings, tx, turn, press));
}

function act(
  workings: Workings,
  tx: Store,
  turn: Turn,
  { kind, args }: Token<PressKind>,
): Promise<Reply> {
  const [first = '', second] = args;
  switch (kind) {
    case 'update':
      return openUpdate(tx, turn, first, second);
    case 'several':
      return openSeveral(tx, turn);
    case 'no-change':
      return sayNoChange(tx, turn);
    case 'tomorrow':
      return remindTomorrow(workings, tx, turn, first);
    case 'pass':
      return passToDeputy(tx, turn, first);
    case 'page':
      return replaced(showMine(tx, turn, Number(second) || 1));
    case 'confirm-draft':
      return confirmDraft(tx, turn, first);
    case 'discard-draft':
      return discardDraft(tx, turn, first);
    case 'keep-theirs':
      return keepTheirs(tx, turn, first, second);
    case 'accept':
      return acceptCompletion(tx, turn, first);
    case 'send-back':
      return openSendBack(tx, turn, first);
    case 'pause':
      return replaced(pause(tx, turn, first || undefined));
    case 'resume':
      return replaced(resume(workings, tx, turn, first || undefined));
    case 'share':
      return shareWords(workings, tx, turn, args.join(' '));
    case 'show':
      return Promise.resolve({ kind: 'none' });
    default:
      return unreachable(kind);
  }
}

async function shareWords(
  workings: Workings,
  tx: Store,
  turn: Turn,
  words: string,
): Promise<Reply> {
  const command = parseMessage(words);
  if (!command) return { kind: 'card', card: goneCard() };
  return share(tx, turn, await showCommand(workings, turn, command));
}

async function replaced(card: ReturnType<typeof showMine>): Promise<Reply> {
  return { kind: 'replace', card: await card };
}
