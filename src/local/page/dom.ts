type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/**
 * An element with its attributes and children; text is only ever text. `true` gives an empty attribute,
 * false and undefined none.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

export function makeButton(
  attributes: Attributes,
  pressed: (button: HTMLButtonElement) => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', () => {
    // A button that works stays focusable, so that focus is not lost: it says that it is busy instead.
    if (button.getAttribute('aria-disabled') !== 'true') pressed(button);
  });
  return button;
}

export function setBusy(button: HTMLElement, busy: boolean): void {
  button.toggleAttribute('data-busy', busy);
  if (busy) button.setAttribute('aria-disabled', 'true');
  else button.removeAttribute('aria-disabled');
}

/** The element that index.html has under this id. */
export function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}
