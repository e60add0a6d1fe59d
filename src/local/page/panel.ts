import { make, makeButton } from './dom.ts';

export interface Panel {
  readonly body: HTMLElement;
  title(text: string): void;
  /** Says what is in the way, with ways out; undefined takes it away. */
  notice(text: string | undefined, ...ways: HTMLElement[]): void;
  focusTitle(): void;
  close(): void;
}

interface Door {
  /** Whether closing would lose something. */
  readonly touched: () => boolean;
  readonly closed: () => void;
}

/** A dialog at the side of the page. Escape and Close leave it, and ask first where something would be lost. */
export function openPanel({ touched, closed }: Door): Panel {
  const heading = make('h2', { id: 'panel-title', tabindex: '-1' });
  const notice = make('div', { class: 'notice', role: 'alert', hidden: true });
  const body = make('div', { class: 'panel-body' });
  const leave = () => (touched() ? askToLeave(() => dialog.close()) : dialog.close());
  const shut = makeButton({ class: 'plain shut', 'aria-label': 'Close' }, leave, '✕');
  const dialog = make(
    'dialog',
    { class: 'panel', 'aria-labelledby': 'panel-title' },
    make('div', { class: 'panel-head' }, heading, shut),
    notice,
    body,
  );

  // Escape is taken as a key: a browser lets a dialog refuse its own `cancel` event only once.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('close', (event) => {
    if (event.target !== dialog) return;
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();

  return {
    body,
    title(text) {
      heading.textContent = text;
    },
    notice(text, ...ways) {
      notice.hidden = text === undefined;
      notice.replaceChildren(...(text === undefined ? [] : [make('p', {}, text), ...ways]));
    },
    focusTitle: () => heading.focus(),
    close: () => dialog.close(),
  };
}

function askToLeave(leave: () => void): void {
  const stay = makeButton({ class: 'primary' }, () => question.close(), 'Keep editing');
  const go = makeButton(
    {},
    () => {
      question.close();
      leave();
    },
    'Close without sending',
  );
  const question = make(
    'dialog',
    { class: 'question', role: 'alertdialog', 'aria-labelledby': 'question-title' },
    make('h2', { id: 'question-title' }, 'Close without sending?'),
    make('p', {}, 'What you typed here will be lost.'),
    make('div', { class: 'buttons' }, stay, go),
  );
  question.addEventListener('keydown', (event) => event.stopPropagation());
  question.addEventListener('close', () => question.remove());
  document.body.append(question);
  question.showModal();
  stay.focus();
}
