import { make, makeButton } from './dom.ts';

const commandsToTry = ['/progress help', '/progress mine', '/priority'];

export interface Composer {
  readonly element: HTMLElement;
  text(): string;
  set(text: string): void;
}

interface Listener {
  readonly said: (text: string) => void;
  /** Files were dropped or pasted: they are never sent, only that there were some. */
  readonly attached: (count: number) => void;
}

/** Where messages and commands are typed. */
export function composer(to: string, { said, attached }: Listener): Composer {
  const field = make('textarea', {
    id: 'composer-field',
    rows: '1',
    placeholder: 'Reply in your own words, or type / for a command',
    'aria-describedby': 'composer-help',
  });
  const submit = () => {
    if (field.value.trim() === '') return;
    const text = field.value;
    field.value = '';
    said(text);
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  const form = make(
    'form',
    { class: 'composer' },
    make('label', { class: 'unseen', for: field.id }, `Message ${to}`),
    make('div', { class: 'composer-row' }, field, make('button', { class: 'primary' }, 'Send')),
    make(
      'div',
      { class: 'composer-foot' },
      make('span', { id: 'composer-help' }, 'Enter sends. Try'),
      ...commandsToTry.map((command) =>
        makeButton(
          { class: 'chip', 'aria-label': `Put ${command} in the message` },
          () => {
            field.value = command;
            field.focus();
          },
          command,
        ),
      ),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  refuseFiles(form, attached);
  return {
    element: form,
    text: () => field.value,
    set(text) {
      field.value = text;
    },
  };
}

/** Without this, a dropped file would take the browser away from the page. */
function refuseFiles(form: HTMLElement, attached: (count: number) => void): void {
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    const count = event.dataTransfer?.files.length ?? 0;
    if (count === 0) return;
    event.preventDefault();
    attached(count);
  });
  form.addEventListener('paste', (event) => {
    const count = event.clipboardData?.files.length ?? 0;
    if (count === 0) return;
    event.preventDefault();
    attached(count);
  });
}
