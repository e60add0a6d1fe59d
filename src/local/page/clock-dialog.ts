import type { WireJump, WireMilestone } from '../wire.ts';
import type { Clock } from './clock.ts';
import { make, makeButton } from './dom.ts';
import { openPanel } from './panel.ts';

/** Where the clock can be sent: to a date and time, or to one of the milestones ahead. */
export function openClockDialog(clock: Clock): void {
  const opener = document.activeElement;
  const now = clock.now();
  if (!now) return;
  const panel = openPanel({
    touched: () => false,
    closed() {
      clearInterval(watching);
      if (opener instanceof HTMLElement) opener.focus();
    },
  });
  const moving = make('p', { class: 'moving', role: 'status', hidden: true });
  const watching = setInterval(() => showMoving(clock, moving), 200);
  const go = async (jump: WireJump) => {
    panel.notice(undefined);
    const refused = await clock.jump(jump);
    if (refused) panel.notice(refused);
    else panel.close();
  };

  panel.title('Move simulated time');
  panel.body.append(
    make(
      'p',
      {},
      'Time here is simulated. It stands still until you move it, and it only moves forward. ',
      'Whatever falls due on the way is done, in order.',
    ),
    dateForm(now.on, now.time, go),
    moving,
    make('h3', {}, 'Ahead'),
    now.ahead.length === 0
      ? make('p', {}, 'Nothing is planned yet.')
      : make('ul', { class: 'ahead', role: 'list' }, ...now.ahead.map((one) => aheadItem(one, go))),
  );
  panel.focusTitle();
}

type Go = (jump: WireJump) => Promise<void>;

function dateForm(on: string, time: string, go: Go): HTMLElement {
  const dateField = make('input', {
    id: 'jump-on',
    type: 'date',
    required: true,
    value: on,
    min: on,
  });
  const timeField = make('input', { id: 'jump-time', type: 'time', required: true, value: time });
  const form = make(
    'form',
    { class: 'jump', novalidate: true },
    make('div', {}, make('label', { for: dateField.id }, 'Date'), dateField),
    make('div', {}, make('label', { for: timeField.id }, 'Time'), timeField),
    make('button', { class: 'primary' }, 'Jump'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void go({ to: 'date', on: dateField.value, time: timeField.value });
  });
  return form;
}

function aheadItem({ when, what, on, time }: WireMilestone, go: Go): HTMLElement {
  return make(
    'li',
    {},
    make('span', { class: 'when' }, when),
    make('span', { class: 'what' }, what),
    makeButton(
      { class: 'small', 'aria-label': `Jump here: ${when}, ${what}` },
      () => void go({ to: 'date', on, time }),
      'Jump here',
    ),
  );
}

function showMoving(clock: Clock, place: HTMLElement): void {
  const now = clock.now();
  place.hidden = !clock.moving();
  const text = now ? `Time is moving. It is ${now.day}, ${now.clock}.` : '';
  if (clock.moving() && place.textContent !== text) place.textContent = text;
}
