import type { WireClock } from '../wire.ts';
import { announce } from './announce.ts';
import type { Clock } from './clock.ts';
import { openClockDialog } from './clock-dialog.ts';
import { make, makeButton, part, setBusy } from './dom.ts';

/** The bar that shows what time it is, and moves it. Calling what comes back brings it up to date. */
export function clockBar(clockNow: () => Clock | undefined): () => void {
  const bar = part('clock');
  const shown = make('strong', { class: 'shown' });
  const note = make('span', { class: 'note' });
  const next = makeButton({ class: 'primary', id: 'clock-next' }, () => void jumpNext(clockNow()));
  const other = makeButton(
    { id: 'clock-other', 'aria-label': 'Choose a time…' },
    () => {
      const clock = clockNow();
      if (clock) openClockDialog(clock);
    },
    make('span', { class: 'more' }, 'Choose a '),
    make('span', { class: 'rest' }, 'time…'),
  );
  bar.append(
    make('p', { class: 'time' }, make('span', { class: 'label' }, 'Simulated time: '), shown, note),
    make('div', { class: 'buttons' }, next, other),
  );

  return () => {
    const clock = clockNow();
    const now = clock?.now();
    bar.hidden = !now?.simulated;
    if (!clock || !now) return;
    shown.replaceChildren(...now.day.split(' ').flatMap(wordOf), now.clock);
    note.textContent = clock.moving() ? ' Time is moving…' : ' Stands still until you move it.';
    showNext(next, nextLabel(now, clock.moving()));
    next.hidden = now.ahead.length === 0;
    setBusy(next, clock.moving());
    setBusy(other, clock.moving());
  };
}

async function jumpNext(clock: Clock | undefined): Promise<void> {
  const refused = await clock?.jump({ to: 'next' });
  if (refused) announceRefusal(refused);
}

function announceRefusal(why: string): void {
  const place = part('clock-refusal');
  place.textContent = why;
  place.hidden = false;
  announce(why);
  setTimeout(() => {
    place.hidden = true;
  }, 10_000);
}

/** A word of the day: names have an end that small screens leave out, and the year is left out on the smallest. */
function wordOf(word: string, index: number, words: readonly string[]): (Node | string)[] {
  if (index === words.length - 1) return [make('span', { class: 'year' }, ` ${word}`), ', '];
  const space = index === 0 ? '' : ' ';
  if (!/^[A-Z]/.test(word)) return [space + word];
  return [space + word.slice(0, 3), make('span', { class: 'more' }, word.slice(3))];
}

function showNext(button: HTMLElement, label: string): void {
  const [first = '', ...rest] = label.split(':');
  const more = rest.length > 0 ? [make('span', { class: 'more-next' }, `:${rest.join(':')}`)] : [];
  button.setAttribute('aria-label', label);
  button.replaceChildren(first, ...more);
}

function nextLabel({ ahead }: WireClock, moving: boolean): string {
  const [first] = ahead;
  if (moving) return 'Moving…';
  return first
    ? `Next: ${first.when}, ${first.what.charAt(0).toLowerCase()}${first.what.slice(1)}`
    : '';
}
