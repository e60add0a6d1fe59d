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

let openNow: (() => Promise<boolean>) | undefined;

/** Leaves the panel that is open, if any, as Escape does; false where the person would rather stay in it. */
export async function leavePanel(): Promise<boolean> {
  return openNow ? openNow() : true;
}

/** A dialog at the side of the page. Escape and Close leave it, and ask first where something would be lost. */
export function openPanel({ touched, closed }: Door): Panel {
  const heading = make('h2', { id: 'panel-title', tabindex: '-1' });
  const notice = make('div', { class: 'notice', role: 'alert', hidden: true });
  const body = make('div', { class: 'panel-body' });
  const shut = makeButton({ class: 'plain shut', 'aria-label': 'Close' }, () => void leave(), '✕');
  const dialog = make(
    'dialog',
    { class: 'panel', 'aria-labelledby': 'panel-title' },
    make('div', { class: 'panel-head' }, heading, shut),
    notice,
    body,
  );
  let question: Question | undefined;
  const gone = new Promise<void>((resolve) => {
    dialog.addEventListener('close', (event) => {
      if (event.target !== dialog) return;
      listening.abort();
      if (openNow === leave) openNow = undefined;
      question?.answer(true);
      dialog.remove();
      closed();
      resolve();
    });
  });

  async function leave(): Promise<boolean> {
    if (dialog.open && touched()) {
      question ??= askToLeave();
      const goes = await question.goes;
      question = undefined;
      if (!goes) return false;
    }
    dialog.close();
    await gone;
    return true;
  }

  // Escape is taken as a key, wherever the focus is: a browser lets a dialog refuse its own `cancel` event
  // only once, and one Escape may ask the question and the panel to close.
  const listening = new AbortController();
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      if (question) question.answer(false);
      else void leave();
    },
    { signal: listening.signal },
  );
  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    void leave();
  });
  document.body.append(dialog);
  dialog.showModal();
  openNow = leave;

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

interface Question {
  readonly goes: Promise<boolean>;
  /** Takes the question away at once: the dialog's own `close` event comes later than the next key may. */
  answer(goes: boolean): void;
}

function askToLeave(): Question {
  const stay = makeButton({ class: 'primary' }, () => answer(false), 'Keep editing');
  const go = makeButton({}, () => answer(true), 'Close without sending');
  const element = make(
    'dialog',
    { class: 'question', role: 'alertdialog', 'aria-labelledby': 'question-title' },
    make('h2', { id: 'question-title' }, 'Close without sending?'),
    make('p', {}, 'What you typed here will be lost.'),
    make('div', { class: 'buttons' }, stay, go),
  );
  let settle: (goes: boolean) => void = () => undefined;
  const goes = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  function answer(goes: boolean): void {
    element.close();
    element.remove();
    settle(goes);
  }
  element.addEventListener('close', () => answer(false));
  document.body.append(element);
  element.showModal();
  stay.focus();
  return { goes, answer };
}
