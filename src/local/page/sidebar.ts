import type { WireConversation, WirePerson } from '../wire.ts';
import { make, part } from './dom.ts';
import { initialsOf } from './message-view.ts';
import { addressOf } from './place.ts';

export interface ConversationRow {
  readonly wire: WireConversation;
  readonly unread: number;
  readonly current: boolean;
}

/** Who one is, and their conversations with what is unread in each. */
export function showSidebar(person: WirePerson, rows: readonly ConversationRow[]): void {
  const side = part('side');
  const focused = side.contains(document.activeElement) ? document.activeElement?.id : undefined;
  side.replaceChildren(
    make(
      'div',
      { class: 'me' },
      make('span', { class: 'face', 'aria-hidden': 'true' }, initialsOf(person.name)),
      make(
        'div',
        {},
        make('p', { class: 'name' }, make('span', { class: 'unseen' }, 'You are '), person.name),
        make('p', { class: 'roles' }, person.roles.join(' · ')),
      ),
      make(
        'a',
        { class: 'change', id: 'change-person', href: '#/', 'aria-label': 'Change person' },
        'Change',
        make('span', { class: 'more' }, ' person'),
      ),
    ),
    make('h2', { class: 'side-title' }, 'Conversations'),
    make('ul', { role: 'list' }, ...rows.map((row) => conversationItem(person, row))),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function conversationItem({ userId }: WirePerson, row: ConversationRow): HTMLElement {
  const { wire, unread, current } = row;
  return make(
    'li',
    {},
    make(
      'a',
      {
        id: `go-${wire.id}`,
        class: `conversation ${unread > 0 ? 'unread' : ''}`,
        href: addressOf({ userId, conversation: wire.id }),
        'aria-current': current && 'page',
      },
      make('span', { class: 'mark', 'aria-hidden': 'true' }, wire.kind === 'direct' ? '@' : '#'),
      make('span', { class: 'name' }, wire.name),
      ...(unread > 0
        ? [
            make(
              'span',
              { class: 'count' },
              String(unread),
              make('span', { class: 'unseen' }, ' unread'),
            ),
          ]
        : []),
    ),
  );
}
