import type { WireIntent, WireReply } from '../wire.ts';
import { announce } from './announce.ts';
import {
  addExtra,
  afterLast,
  type Conversation,
  type Extra,
  replaceExtra,
  type SaidState,
} from './conversation.ts';
import { newEventId, send } from './sending.ts';

interface SaidDoor {
  readonly time: () => string;
  readonly shown: (conversation: Conversation, atEnd: boolean) => void;
  readonly typeAgain: (conversation: Conversation, text: string) => void;
  readonly answered: (conversation: Conversation, reply: WireReply) => void;
}

/** Sends what was said, showing it meanwhile with how far it has come. It is never lost: it can be edited again. */
export async function sendSaid(
  conversation: Conversation,
  text: string,
  intent: WireIntent,
  door: SaidDoor,
  id = newEventId(),
): Promise<void> {
  const base = { id, time: door.time(), kind: 'said' as const, text, ...afterLast(conversation) };
  const become = (state: SaidState) => {
    const extra: Extra = { ...base, state };
    const there = conversation.extras.some((one) => one.id === id);
    if (there) replaceExtra(conversation, id, extra);
    else addExtra(conversation, extra);
    door.shown(conversation, true);
  };
  become('sending');
  const sent = await send(intent, { waiting: () => become('waiting') });
  if (sent.kind === 'answer') {
    become('sent');
    door.answered(conversation, sent.answer);
  } else if (sent.kind === 'refused') {
    announce(sent.why);
    become({
      refused: sent.why,
      again: () => void sendSaid(conversation, text, intent, door, id),
      edit() {
        replaceExtra(conversation, id, undefined);
        door.shown(conversation, true);
        door.typeAgain(conversation, text);
      },
    });
  }
}
