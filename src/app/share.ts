import { v7 as newId } from 'uuid';
import { localDateOf } from '../core/zoned-time.ts';
import type { Card } from '../messages/card.ts';
import { noChannelCard } from '../messages/notes.ts';
import { shareButton, shareDoneCard, sharedCard } from '../messages/share.ts';
import { audit } from './audit.ts';
import type { Command, UnknownCommand } from './command.ts';
import { wordsOf } from './command-words.ts';
import { digestOf } from './digest.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Recipient } from './platform.ts';
import type { QueryAnswer } from './query-answer.ts';
import { queueToChannel } from './queue-message.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Commands whose answer says nothing of who owes what, so that it can be shown to everybody. */
const shareableKinds = new Set<Command['kind']>([
  'priorities',
  'priority',
  'cross-cutting',
  'action',
  'subgroup',
  'overdue',
  'asks',
]);

export function canShare(command: Command | UnknownCommand): command is Command {
  return command.kind !== 'unknown' && shareableKinds.has(command.kind);
}

/** The card with a button to share it, where its command may be shared and found something. */
export function shareable(
  turn: Turn,
  command: Command | UnknownCommand,
  { card, found }: QueryAnswer,
): Card {
  if (!canShare(command) || !found) return card;
  const where = { words: wordsOf(command), inChannel: channelOf(turn) !== undefined };
  const button = shareButton(contextOf(turn.acting.partnership), where);
  return { ...card, buttons: [...card.buttons, button] };
}

/** Where it was asked, and may be shared: what is another partnership's channel is for its members alone. */
function channelOf({ acting }: Turn): Recipient | undefined {
  const { workspaceId, channelId, channelOfAnother } = acting;
  if (channelId === undefined || channelOfAnother) return undefined;
  return { workspaceId, kind: 'channel', id: channelId };
}

/**
 * Posts what a command shows, without its buttons: in the channel it was asked in, else their Executive's. The same
 * from the same person is posted once a day, however often it is pressed.
 */
export async function share(tx: Store, turn: Turn, card: Card): Promise<Reply> {
  const { partnership, member, channelOfAnother = false } = turn.acting;
  const context = contextOf(partnership);
  const schedule = await tx.plans.schedule(partnership.id);
  const here = channelOf(turn);
  const to = here ?? schedule?.executive;
  if (!to) return { kind: 'card', card: noChannelCard(context) };
  const shared = sharedCard(context, { card, by: member.name });
  const said = digestOf([JSON.stringify([member.id, to, shared])]);
  const key = `shared:${localDateOf(partnership.now, partnership.zone)}:${said}`;
  const id = newId();
  const message = { id, key, kind: 'shared', card: shared } as const;
  if (await queueToChannel(tx, partnership, to, message)) {
    await audit(tx, turn.acting, 'shared', { delivery: id });
  }
  return {
    kind: 'card',
    card: shareDoneCard({ here: here !== undefined, elsewhere: channelOfAnother }),
  };
}
