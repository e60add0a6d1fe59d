import { unreachable } from '../core/unreachable.ts';
import type { Card } from '../messages/card.ts';
import { helpCard } from '../messages/help.ts';
import { notUnderstoodCard } from '../messages/not-understood.ts';
import { postLatestRollUp, showRollUp, showSchedule } from './answer-progress.ts';
import {
  search,
  showAction,
  showAsks,
  showOverdue,
  showPriorities,
  showPriority,
  showSubGroup,
} from './answer-query.ts';
import type { Command, UnknownCommand } from './command.ts';
import { draftReply } from './draft-reply.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { pause, resume } from './pause.ts';
import { found, notFound, type QueryAnswer } from './query-answer.ts';
import { shareable } from './share.ts';
import { showMine } from './show-mine.ts';
import { showPeople } from './show-people.ts';
import type { Store } from './store.ts';
import { once, type Turn } from './turn.ts';
import { updateByCommand } from './update-by-command.ts';
import type { Workings } from './workings.ts';

/** What a command shows to the one who typed it. Reading needs no more than membership; the rest is checked where it is done. */
export async function runCommand(
  workings: Workings,
  turn: Turn,
  command: Command | UnknownCommand,
): Promise<Reply> {
  switch (command.kind) {
    case 'update':
      return once(workings, turn, (tx) => updateByCommand(tx, turn, command));
    case 'updates':
      return once(workings, turn, (tx) => draftReply(tx, turn, command.text));
    case 'rollup':
      if (command.mode !== 'post') return read(workings, turn, command);
      return once(workings, turn, async (tx) => shown(await postLatestRollUp(tx, turn)));
    case 'pause':
      return once(workings, turn, async (tx) => shown(await pause(tx, turn, command.ref)));
    case 'resume':
      return once(workings, turn, async (tx) =>
        shown(await resume(workings, tx, turn, command.ref)),
      );
    default:
      return read(workings, turn, command);
  }
}

/** Whether it changes nothing, whoever may ask for it. */
export function onlyReads(command: Command | UnknownCommand): boolean {
  switch (command.kind) {
    case 'update':
    case 'updates':
    case 'pause':
    case 'resume':
      return false;
    case 'rollup':
      return command.mode !== 'post';
    default:
      return true;
  }
}

/** Reading changes nothing, so the event is recorded beside it and an event that comes again is answered again. */
async function read(
  workings: Workings,
  turn: Turn,
  command: Command | UnknownCommand,
): Promise<Reply> {
  const [answer] = await Promise.all([
    showCommand(workings.database, turn, command),
    turn.isRecorded || workings.database.inbound.record(turn.acting.workspaceId, turn.eventId),
  ]);
  return shown(shareable(turn, command, answer));
}

/** What a command that only reads shows. */
export async function showCommand(
  store: Store,
  turn: Turn,
  command: Command | UnknownCommand,
): Promise<QueryAnswer> {
  switch (command.kind) {
    case 'priorities':
      return found(await showPriorities(store, turn));
    case 'priority':
      return showPriority(store, turn, command.number);
    case 'cross-cutting':
      return showPriority(store, turn, 'cross-cutting');
    case 'action':
      return showAction(store, turn, command.ref);
    case 'search':
      return search(store, turn, command.words);
    case 'mine':
      return found(await showMine(store, turn, 1));
    case 'subgroup':
      return showSubGroup(store, turn, command.words);
    case 'overdue':
      return found(await showOverdue(store, turn));
    case 'asks':
      return found(await showAsks(store, turn));
    case 'rollup':
      return found(await showRollUp(store, turn));
    case 'people':
      return found(await showPeople(store, turn));
    case 'schedule':
      return found(await showSchedule(store, turn));
    case 'help':
    case 'update':
    case 'updates':
    case 'pause':
    case 'resume':
      return found(helpCard(contextOf(turn.acting.partnership), turn.acting.member));
    case 'unknown':
      return notFound(notUnderstoodCard(contextOf(turn.acting.partnership), command));
    default:
      return unreachable(command);
  }
}

function shown(card: Card): Reply {
  return { kind: 'card', card };
}
