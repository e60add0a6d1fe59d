import type { WireMessage } from '../wire.ts';
import type { Executed } from './card-view.ts';
import {
  type Conversation,
  type Extra,
  lastMessage,
  replaceExtra,
  shownMessage,
  signatureOf,
} from './conversation.ts';
import { make, makeButton } from './dom.ts';
import { extraView, messageView } from './message-view.ts';

export interface TimelineDoor {
  readonly name: string;
  readonly pressed: (executed: Executed, on: WireMessage | Extra) => void;
  /** A thread was opened or closed, or an answer dismissed. */
  readonly changed: () => void;
}

interface Entry {
  readonly key: string;
  /** The entry is drawn anew only when this changes. */
  readonly signature: string;
  readonly draw: () => HTMLElement;
}

const drawnAs = new WeakMap<Element, string>();

/** Brings the list up to date, leaving every entry that has not changed, and the focus in it, as it is. */
export function showTimeline(
  list: HTMLElement,
  conversation: Conversation,
  door: TimelineDoor,
): void {
  const entries = entriesOf(conversation, door);
  const there = new Map([...list.children].map((item) => [item.getAttribute('data-key'), item]));
  for (const [index, entry] of entries.entries()) {
    const item = upToDate(entry, there.get(entry.key));
    there.delete(entry.key);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  }
  for (const gone of there.values()) remove(gone);
}

/** Whoever was in it goes on from what stood before it. */
function remove(item: Element): void {
  if (item.contains(document.activeElement)) {
    item.previousElementSibling?.querySelector<HTMLElement>('article, button')?.focus();
  }
  item.remove();
}

function upToDate(entry: Entry, old: Element | undefined): Element {
  if (!old) return drawn(entry);
  if (drawnAs.get(old) === entry.signature) return old;
  const item = drawn(entry);
  const focused = old.contains(document.activeElement);
  old.replaceWith(item);
  if (focused) item.querySelector<HTMLElement>('article, button')?.focus();
  return item;
}

function drawn({ key, signature, draw }: Entry): HTMLElement {
  const item = make('li', { 'data-key': key }, draw());
  drawnAs.set(item, signature);
  return item;
}

function entriesOf(conversation: Conversation, door: TimelineDoor): readonly Entry[] {
  const top = conversation.messages.filter((message) => message.threadOf === undefined);
  const extras = conversation.extras.map((extra) => ({
    extra,
    after: placeOf(conversation, extra),
  }));
  const at = (id: string | undefined) =>
    extras
      .filter(({ after }) => after === id)
      .map(({ extra }) => extraEntry(conversation, extra, door));
  let day = '';
  return [
    ...at(undefined),
    ...top.flatMap((message) => {
      const newDay = message.day === day ? [] : [dayEntry(message.day)];
      day = message.day;
      return [
        ...newDay,
        messageEntry(conversation, message, 'message', door),
        ...threadEntries(conversation, message, door),
        ...at(message.id),
      ];
    }),
  ];
}

/** After its message; where that is no longer among those shown, at the end. */
function placeOf(conversation: Conversation, { after }: Extra): string | undefined {
  const there = conversation.messages.some((message) => message.id === after);
  return after === undefined || there ? after : lastMessage(conversation)?.id;
}

function dayEntry(day: string): Entry {
  return { key: `day ${day}`, signature: day, draw: () => make('p', { class: 'day' }, day) };
}

function messageEntry(
  conversation: Conversation,
  stored: WireMessage,
  look: 'message' | 'reply',
  door: TimelineDoor,
): Entry {
  const message = shownMessage(conversation, stored);
  return {
    key: message.id,
    signature: signatureOf(message),
    draw: () => messageView(message, look, (executed) => door.pressed(executed, stored)),
  };
}

function threadEntries(
  conversation: Conversation,
  parent: WireMessage,
  door: TimelineDoor,
): readonly Entry[] {
  const replies = conversation.messages.filter((message) => message.threadOf === parent.id);
  if (replies.length === 0) return [];
  const open = conversation.openThreads.has(parent.id);
  const label = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const turn: Entry = {
    key: `thread ${parent.id}`,
    signature: `${label} ${open}`,
    draw: () =>
      makeButton(
        { class: 'plain thread', 'aria-expanded': String(open) },
        () => {
          if (!conversation.openThreads.delete(parent.id)) conversation.openThreads.add(parent.id);
          door.changed();
        },
        label,
      ),
  };
  if (!open) return [turn];
  return [turn, ...replies.map((reply) => messageEntry(conversation, reply, 'reply', door))];
}

function extraEntry(conversation: Conversation, extra: Extra, door: TimelineDoor): Entry {
  return {
    key: extra.id,
    signature: signatureOf(extra),
    draw: () =>
      extraView(extra, {
        name: door.name,
        executed: (executed) => door.pressed(executed, extra),
        dismiss() {
          replaceExtra(conversation, extra.id, undefined);
          door.changed();
        },
      }),
  };
}
