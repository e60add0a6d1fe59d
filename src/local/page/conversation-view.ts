import type { WireConversation } from '../wire.ts';
import { type Composer, composer } from './composer.ts';
import type { Conversation } from './conversation.ts';
import { make, makeButton } from './dom.ts';
import { showTimeline, type TimelineDoor } from './timeline.ts';

/** As near to the end as this counts as reading along. */
const nearEndPx = 120;

/** end: to the newest. follow: there too, where the end was being read. stay: nowhere. */
export type Moving = 'end' | 'follow' | 'stay';

export interface ConversationView {
  readonly element: HTMLElement;
  readonly composer: Composer;
  /** Brings the messages up to date. */
  update(moving: Moving): void;
}

interface Listener extends TimelineDoor {
  readonly said: (text: string) => void;
  readonly attached: (count: number) => void;
}

export function conversationView(
  conversation: Conversation,
  about: string,
  listener: Listener,
): ConversationView {
  const { wire } = conversation;
  const list = make('ol', { class: 'timeline', role: 'list' });
  const empty = make('p', { class: 'empty', hidden: true }, emptyText(wire.kind));
  const scroll = make(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Messages', tabindex: '0' },
    empty,
    list,
  );
  const newer = makeButton({ class: 'newer', hidden: true }, toEnd, 'New messages below');
  const writing = composer(wire.name, listener);
  writing.set(conversation.draft);

  function toEnd(): void {
    scroll.scrollTop = scroll.scrollHeight;
    newer.hidden = true;
    // Of a message that is taller than the window, the beginning.
    const newest = [...list.querySelectorAll('article')].at(-1);
    if (!newest) return;
    const above = scroll.getBoundingClientRect().top - newest.getBoundingClientRect().top;
    if (above > 0) scroll.scrollTop -= above;
  }
  const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearEndPx;
  scroll.addEventListener('scroll', () => {
    if (isAtEnd()) newer.hidden = true;
  });

  return {
    element: make(
      'div',
      { class: 'conversation-view' },
      make(
        'div',
        { class: 'conversation-head' },
        make('h2', { id: 'conversation-title', tabindex: '-1' }, titleOf(wire)),
        make('p', { class: 'about' }, about),
      ),
      scroll,
      newer,
      writing.element,
    ),
    composer: writing,
    update(moving) {
      const follow = moving === 'end' || (moving === 'follow' && isAtEnd());
      const before = list.childElementCount;
      showTimeline(list, conversation, listener);
      empty.hidden = list.childElementCount > 0;
      if (follow) toEnd();
      else if (moving === 'follow' && list.childElementCount > before) newer.hidden = false;
    },
  };
}

const titleOf = ({ kind, name }: WireConversation) => (kind === 'channel' ? `# ${name}` : name);

function emptyText(kind: 'direct' | 'channel'): string {
  return kind === 'direct'
    ? 'Nothing here yet. When the next reporting period opens, your actions are asked about here. Move time to see it.'
    : 'Nothing here yet. Roll-ups are posted here when a reporting period ends. Move time to see one.';
}
