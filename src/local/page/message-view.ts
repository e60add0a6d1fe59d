import type { WireCard } from '../wire.ts';
import { drawCard, type Executed } from './card-view.ts';
import type { Extra } from './conversation.ts';
import { make, makeButton } from './dom.ts';

/** Of what somebody said themselves, more is not shown again. */
const saidShown = 600;

interface Bubble {
  readonly who: string;
  readonly initials: string;
  readonly time: string;
  readonly note?: string;
  readonly look: 'message' | 'reply' | 'answer' | 'said';
}

let bubbles = 0;

function bubble({ who, initials, time, note, look }: Bubble, ...content: Node[]): HTMLElement {
  bubbles += 1;
  const head = make(
    'p',
    { class: 'head', id: `head-${bubbles}` },
    make('span', { class: 'who' }, who),
    make('span', { class: 'time' }, time),
    ...(note ? [make('span', { class: 'note' }, note)] : []),
  );
  return make(
    'article',
    { class: `bubble ${look}`, 'aria-labelledby': head.id, tabindex: '-1' },
    make('span', { class: `face ${look}`, 'aria-hidden': 'true' }, initials),
    make('div', { class: 'content' }, head, ...content),
  );
}

export interface ShownCard extends WireCard {
  readonly time: string;
  readonly edited: boolean;
}

export function messageView(
  message: ShownCard,
  look: 'message' | 'reply',
  executed: (executed: Executed) => void,
): HTMLElement {
  return bubble(
    {
      who: 'Waymark',
      initials: 'W',
      time: message.time,
      look,
      ...(message.edited && { note: 'Changed' }),
    },
    cardFrame(message, executed),
  );
}

interface ExtraDoor {
  readonly name: string;
  readonly executed: (executed: Executed) => void;
  readonly dismiss: () => void;
}

export function extraView(extra: Extra, door: ExtraDoor): HTMLElement {
  switch (extra.kind) {
    case 'said':
      return saidView(extra, door.name);
    case 'answer':
      return bubble(
        {
          who: 'Waymark',
          initials: 'W',
          time: extra.time,
          note: 'Only you can see this',
          look: 'answer',
        },
        cardFrame(extra.card, door.executed),
        makeButton({ class: 'plain small' }, door.dismiss, 'Dismiss'),
      );
    case 'trouble':
      return bubble(
        { who: 'Waymark', initials: 'W', time: extra.time, look: 'answer' },
        make('p', { class: 'trouble-text' }, extra.text),
        makeButton({ class: 'plain small' }, door.dismiss, 'Dismiss'),
      );
  }
}

function saidView(
  { text, time, state }: Extract<Extra, { kind: 'said' }>,
  name: string,
): HTMLElement {
  const more =
    text.length > saidShown ? `… (${text.length.toLocaleString('en-GB')} characters)` : '';
  const said = make('p', { class: 'said-text', dir: 'auto' }, text.slice(0, saidShown) + more);
  const head = { who: name, initials: initialsOf(name), time, look: 'said' } as const;
  if (state === 'sent') return bubble(head, said);
  if (state === 'sending') return bubble(head, said, make('p', { class: 'note' }, 'Sending…'));
  if (state === 'waiting') {
    const why = 'Not sent yet: the server cannot be reached. It is being tried again.';
    return bubble(head, said, make('p', { class: 'trouble-text' }, why));
  }
  return bubble(
    head,
    said,
    make('p', { class: 'trouble-text' }, state.refused),
    make(
      'div',
      { class: 'buttons' },
      makeButton({ class: 'small' }, state.again, 'Try again'),
      makeButton({ class: 'small' }, state.edit, 'Edit'),
    ),
  );
}

function cardFrame({ card, says }: WireCard, executed: (executed: Executed) => void): HTMLElement {
  const { element } = drawCard(card, { executed });
  return make('div', { class: 'card' }, element.childElementCount > 0 ? element : says);
}

export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}
