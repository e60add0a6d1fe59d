import { enter } from '../core/privacy.ts';
import { unreachable } from '../core/unreachable.ts';
import type { PressKind } from '../messages/token.ts';
import { elsewhereCard, goneCard } from '../messages/trouble.ts';
import { type Arrival, turnIn } from './arrival.ts';
import type { Command, UnknownCommand } from './command.ts';
import { confirmDraft } from './confirm-draft.ts';
import { acceptCompletion, openSendBack } from './decide-completion.ts';
import { discardDraft } from './discard-draft.ts';
import { endAllTrouble } from './end-all-trouble.ts';
import { endTrouble } from './end-trouble.ts';
import { parseMessage } from './grammar.ts';
import type { Reply } from './intent.ts';
import { keepTheirs } from './keep-theirs.ts';
import { knownPress } from './known-token.ts';
import { sayNoChange } from './no-change.ts';
import { openUpdate } from './open-update.ts';
import { passToDeputy } from './pass-to-deputy.ts';
import { pause, resume } from './pause.ts';
import { remindTomorrow } from './remind-tomorrow.ts';
import { runCommand } from './run-command.ts';
import { shareCommand } from './share-command.ts';
import { showMine } from './show-mine.ts';
import type { Store } from './store.ts';
import { once, type Turn } from './turn.ts';
import { openSeveral } from './update-several.ts';
import type { Workings } from './workings.ts';

/** Buttons that show something or open a form, and change nothing: an event that comes again is answered again. */
const opening = ['show', 'update', 'several', 'page', 'send-back'] as const;
type Opening = (typeof opening)[number];

/** A button. What it names is looked up and authorised again: a button is a wish, not a right. */
export async function handlePress(
  workings: Workings,
  text: string,
  arrival: Arrival,
): Promise<Reply> {
  const press = knownPress(text);
  if (!press) return { kind: 'card', card: goneCard() };
  const turn = turnIn(workings, arrival, press.partnershipId);
  if (!turn) return { kind: 'card', card: elsewhereCard() };
  const { kind, args } = press;
  if (opens(kind)) return open(workings, turn, kind, args);
  return once(workings, turn, (tx) => act(workings, tx, turn, kind, args));
}

function opens(kind: PressKind): kind is Opening {
  return opening.some((one) => one === kind);
}

function open(
  workings: Workings,
  turn: Turn,
  kind: Opening,
  args: readonly string[],
): Promise<Reply> {
  const { database } = workings;
  const [first = '', second] = args;
  switch (kind) {
    case 'show':
      return show(workings, turn, args);
    case 'update':
      return openUpdate(database, turn, first, second);
    case 'several':
      return openSeveral(database, turn);
    case 'page':
      return replaced(showMine(database, turn, Number(second)));
    case 'send-back':
      return openSendBack(database, turn, first);
    default:
      return unreachable(kind);
  }
}

function act(
  workings: Workings,
  tx: Store,
  turn: Turn,
  kind: Exclude<PressKind, Opening>,
  args: readonly string[],
): Promise<Reply> {
  const [first = '', second] = args;
  switch (kind) {
    case 'no-change':
      return sayNoChange(tx, turn);
    case 'tomorrow':
      return remindTomorrow(workings, tx, turn, first);
    case 'pass':
      return passToDeputy(tx, turn, first);
    case 'confirm-draft':
      return confirmDraft(tx, turn, first);
    case 'confirm-waiting':
      return confirmDraft(tx, turn, first, { waited: true });
    case 'discard-draft':
      return discardDraft(tx, turn, first);
    case 'keep-theirs':
      return keepTheirs(tx, turn, first, second);
    case 'accept':
      return acceptCompletion(tx, turn, first);
    case 'resend':
      return endTrouble(tx, turn, first, 'resent');
    case 'dismiss':
      return endTrouble(tx, turn, first, 'dismissed');
    case 'resend-all':
      return endAllTrouble(tx, turn, first, Number(second), 'resent');
    case 'dismiss-all':
      return endAllTrouble(tx, turn, first, Number(second), 'dismissed');
    case 'pause':
      return replaced(pause(tx, turn, first || undefined));
    case 'resume':
      return replaced(resume(workings, tx, turn, first || undefined));
    case 'share':
      return shareWords(tx, turn, args);
    default:
      return unreachable(kind);
  }
}

async function show(workings: Workings, turn: Turn, words: readonly string[]): Promise<Reply> {
  const command = commandOf(words);
  return command ? runCommand(workings, turn, command) : { kind: 'card', card: goneCard() };
}

async function shareWords(tx: Store, turn: Turn, words: readonly string[]): Promise<Reply> {
  const command = commandOf(words);
  return command ? shareCommand(tx, turn, command) : { kind: 'card', card: goneCard() };
}

/** A button's words were typed once, here or by somebody who made the button up: they pass the door as well. */
function commandOf(words: readonly string[]): Command | UnknownCommand | undefined {
  const entered = enter(words.join(' '));
  return entered.ok ? parseMessage(entered.text) : undefined;
}

async function replaced(card: ReturnType<typeof showMine>): Promise<Reply> {
  return { kind: 'replace', card: await card };
}
