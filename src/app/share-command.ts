import { goneCard } from '../messages/trouble.ts';
import type { Command, UnknownCommand } from './command.ts';
import type { Reply } from './intent.ts';
import { showCommand } from './run-command.ts';
import { canShare, share } from './share.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Shows everybody what a command shows now; only the one who asked where that is nothing any more. */
export async function shareCommand(
  tx: Store,
  turn: Turn,
  command: Command | UnknownCommand,
): Promise<Reply> {
  if (!canShare(command)) return { kind: 'card', card: goneCard() };
  const { card, found } = await showCommand(tx, turn, command);
  return found ? share(tx, turn, card) : { kind: 'card', card };
}
