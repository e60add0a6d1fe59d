import type { WireConversation, WireMessage, WirePerson } from '../wire.ts';
import { announce } from './announce.ts';
import { type Conversation, conversationOf, shownMessage } from './conversation.ts';
import { type ConversationView, conversationView, type Moving } from './conversation-view.ts';
import { attach, type DoingDoor, press, say } from './doing.ts';
import { part } from './dom.ts';
import { fetching } from './fetching.ts';
import { seenBy } from './seen.ts';
import type { Outcome } from './server.ts';
import { type ConversationRow, showSidebar } from './sidebar.ts';

export interface Workspace {
  readonly person: WirePerson;
  /** Opens a conversation; the first where there is no such one. */
  open(conversationId: string | undefined, focus: boolean): void;
  /** Fetches what has changed; everything where nothing is named. */
  refresh(conversationId?: string): void;
  /** Somebody else is shown from now on: whatever still comes for this person is not. */
  leave(): void;
}

/** What one person sees: their conversations, one of them open. */
export function workspaceOf(
  person: WirePerson,
  wires: readonly WireConversation[],
  time: () => string,
): Workspace {
  const conversations = wires.map(conversationOf);
  const seen = seenBy(person.userId);
  const fetchers = new Map(
    conversations.map((one) => [
      one.wire.id,
      fetching(person.userId, one.wire.id, (outcome) => take(one, outcome)),
    ]),
  );
  const left = new AbortController();
  let current: Conversation | undefined;
  let view: ConversationView | undefined;

  const doing: DoingDoor = {
    userId: person.userId,
    time,
    isLeft: () => left.signal.aborted,
    shown(conversation, atEnd) {
      if (conversation === current) view?.update(atEnd ? 'end' : 'stay');
    },
    typeAgain(conversation, text) {
      if (conversation === current) view?.composer.set(text);
      else conversation.draft = text;
    },
  };

  function take(conversation: Conversation, outcome: Outcome<readonly WireMessage[]>): void {
    if (outcome.kind !== 'answer' || left.signal.aborted) return;
    const isCurrent = conversation === current;
    const moving = takeMessages(conversation, outcome.answer, isCurrent);
    if (isCurrent) view?.update(moving);
    showSide();
  }

  function showSide(): void {
    if (current && document.visibilityState === 'visible') seen.add(topIds(current));
    const rows = conversations.map((one) => ({
      wire: one.wire,
      unread: topIds(one).filter((id) => !seen.has(id)).length,
      current: one === current,
    }));
    showSidebar(person, rows);
    showTitle(person, rows);
  }
  document.addEventListener('visibilitychange', showSide, { signal: left.signal });

  function viewOf(conversation: Conversation): ConversationView {
    return conversationView(conversation, aboutOf(conversation), {
      name: person.name,
      said: (text) => say(conversation, text, doing),
      attached: (count) => attach(conversation, count, doing),
      pressed: (executed, on) => void press(conversation, executed, on, doing),
      changed: () => view?.update('stay'),
    });
  }

  return {
    person,
    open(conversationId, focus) {
      if (current && view) current.draft = view.composer.text();
      current = conversations.find(({ wire }) => wire.id === conversationId) ?? conversations[0];
      if (!current) return;
      view = viewOf(current);
      part('main').replaceChildren(view.element);
      view.update('end');
      showSide();
      if (focus) document.getElementById('conversation-title')?.focus();
    },
    refresh(conversationId) {
      for (const [id, fetchNow] of fetchers) {
        if (conversationId === undefined || conversationId === id) fetchNow();
      }
    },
    leave: () => left.abort(),
  };
}

/** Takes in what was fetched and announces what is new in it; gives where to go in the list. */
function takeMessages(
  conversation: Conversation,
  messages: readonly WireMessage[],
  isCurrent: boolean,
): Moving {
  const first = !conversation.loaded;
  const news = first ? undefined : newsIn(conversation, messages);
  conversation.messages = messages;
  conversation.loaded = true;
  if (news) announce(isCurrent ? news : `New message in ${conversation.wire.name}`);
  return first ? 'end' : 'follow';
}

function showTitle({ name }: WirePerson, rows: readonly ConversationRow[]): void {
  const unread = rows.reduce((sum, row) => sum + row.unread, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${name} · Waymark`;
}

/** What to say about messages that are new, or that changed into something that is not shown already. */
function newsIn(conversation: Conversation, now: readonly WireMessage[]): string | undefined {
  const before = new Map(
    conversation.messages.map((one) => [one.id, shownMessage(conversation, one).says]),
  );
  const newest = now.findLast((message) => before.get(message.id) !== message.says);
  return newest?.says;
}

function topIds({ messages }: Conversation): string[] {
  return messages.flatMap(({ id, threadOf }) => (threadOf === undefined ? [id] : []));
}

function aboutOf({ wire }: Conversation): string {
  return wire.kind === 'direct'
    ? 'Direct messages between you and Waymark'
    : 'A channel: everybody in it sees what is posted here';
}
