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
    { id: 'clock-other' },
    () => {
      const clock = clockNow();
      if (clock) openClockDialog(clock);
    },
    'Choose a time…',
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
    shown.textContent = `${now.day}, ${now.clock}`;
    note.textContent = clock.moving() ? ' Time is moving…' : ' Stands still until you move it.';
    next.textContent = nextLabel(now, clock.moving());
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

function nextLabel({ ahead }: WireClock, moving: boolean): string {
  const [first] = ahead;
  if (moving) return 'Moving…';
  return first
    ? `Next: ${first.when}, ${first.what.charAt(0).toLowerCase()}${first.what.slice(1)}`
    : '';
}
