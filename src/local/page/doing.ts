import type { WireCard, WireIntent, WireMessage, WireReply } from '../wire.ts';
import { announce } from './announce.ts';
import type { Executed } from './card-view.ts';
import {
  addExtra,
  afterLast,
  type Conversation,
  type Extra,
  replaceExtra,
  showInstead,
} from './conversation.ts';
import { setBusy } from './dom.ts';
import { openForm } from './form-panel.ts';
import { sendSaid } from './said.ts';
import { newEventId, type Sent, send } from './sending.ts';

export interface DoingDoor {
  readonly userId: string;
  readonly time: () => string;
  /** Somebody else is shown by now. */
  readonly isLeft: () => boolean;
  /** The conversation has something else to show; `atEnd` where that is at its end. */
  readonly shown: (conversation: Conversation, atEnd: boolean) => void;
  /** Puts text back where it was typed. */
  readonly typeAgain: (conversation: Conversation, text: string) => void;
}

type Pressable = WireMessage | Extra;

export function say(conversation: Conversation, text: string, door: DoingDoor): void {
  const [, name, rest] = /^\/(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const doing =
    name === undefined
      ? { kind: 'message' as const, text, attachments: 0 }
      : { kind: 'command' as const, name, text: rest ?? '' };
  const intent: WireIntent = { ...fromOf(conversation, door), ...doing, eventId: newEventId() };
  void sendSaid(conversation, text, intent, saidDoor(door));
}

/** Files stay where they are: the bot only hears that there were some, and says what to do instead. */
export function attach(conversation: Conversation, attachments: number, door: DoingDoor): void {
  const intent: WireIntent = {
    ...fromOf(conversation, door),
    kind: 'message',
    text: '',
    attachments,
    eventId: newEventId(),
  };
  const shown = attachments === 1 ? '(a file)' : `(${attachments} files)`;
  void sendSaid(conversation, shown, intent, saidDoor(door));
}

export async function press(
  conversation: Conversation,
  { data, button }: Executed,
  on: Pressable,
  door: DoingDoor,
): Promise<void> {
  if (button?.hasAttribute('data-busy')) return;
  if (button) setBusy(button, true);
  const intent: WireIntent = {
    ...fromOf(conversation, door),
    kind: 'press',
    press: String(data.press),
    eventId: newEventId(),
  };
  const sent = await send(intent, { waiting: () => announce('The server cannot be reached.') });
  if (button) setBusy(button, false);
  takeSent(sent);

  function takeSent(outcome: Sent): void {
    if (outcome.kind === 'answer') take(conversation, outcome.answer, door, { on, button });
    if (outcome.kind !== 'refused') return;
    addExtra(conversation, {
      ...extraBase(conversation, door),
      kind: 'trouble',
      text: outcome.why,
    });
    announce(outcome.why);
    door.shown(conversation, true);
  }
}

interface Pressed {
  readonly on: Pressable;
  readonly button: HTMLElement | undefined;
}

/** Shows a reply: in place of what was pressed, after everything else, or as a form to fill in. */
function take(
  conversation: Conversation,
  reply: WireReply,
  door: DoingDoor,
  pressed?: Pressed,
): void {
  if (door.isLeft()) return;
  switch (reply.kind) {
    case 'none':
      return;
    case 'form':
    case 'invalid':
      openForm(reply.form, {
        from: fromOf(conversation, door),
        answered: (answer) => take(conversation, answer, door, pressed),
        closed: () => pressed?.button?.focus(),
      });
      return;
    case 'card':
    case 'replace':
      announce(reply.card.says);
      showCard(conversation, reply, door, pressed);
  }
}

function showCard(
  conversation: Conversation,
  { kind, card }: Extract<WireReply, { card: WireCard }>,
  door: DoingDoor,
  pressed: Pressed | undefined,
): void {
  const inPlace = kind === 'replace' && pressed !== undefined;
  if (inPlace) putInPlace(conversation, pressed.on, card);
  else addExtra(conversation, { ...extraBase(conversation, door), kind: 'answer', card });
  door.shown(conversation, !inPlace);
}

function putInPlace(conversation: Conversation, on: Pressable, card: WireCard): void {
  if ('kind' in on) {
    const { id, time, after } = on;
    const place = after === undefined ? {} : { after };
    replaceExtra(conversation, id, { id, time, ...place, kind: 'answer', card });
  } else {
    showInstead(conversation, on.id, card, on);
  }
}

function saidDoor(door: DoingDoor) {
  return {
    ...door,
    answered: (conversation: Conversation, reply: WireReply) => take(conversation, reply, door),
  };
}

function fromOf({ wire }: Conversation, { userId }: DoingDoor) {
  return { userId, ...(wire.channelId && { channelId: wire.channelId }) };
}

function extraBase(conversation: Conversation, door: DoingDoor) {
  return { id: newEventId(), time: door.time(), ...afterLast(conversation) };
}
