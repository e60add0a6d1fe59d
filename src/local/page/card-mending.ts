/*
 * What Microsoft's renderer leaves out for people who do not see the card, or use no mouse.
 * It is given the drawn card, and changes no text in it.
 */

export function mendCard(card: HTMLElement): void {
  // A label belongs to something with a role; the message around the card has the same sentence.
  card.removeAttribute('aria-label');
  for (const heading of card.querySelectorAll<HTMLElement>('#title, [id$="-heading"]')) {
    heading.setAttribute('role', 'heading');
    heading.setAttribute('aria-level', heading.id === 'title' ? '3' : '4');
    // Ids are of one card, and the page shows many.
    heading.removeAttribute('id');
  }
  for (const list of card.querySelectorAll<HTMLElement>('[id$="-list"]')) mendList(list);
  for (const table of card.querySelectorAll<HTMLElement>('[role="table"]')) mendTable(table);
  for (const button of card.querySelectorAll<HTMLElement>('.ac-pushButton')) mendButton(button);
  for (const actions of card.querySelectorAll<HTMLElement>('.ac-actionSet')) {
    // It would cut off the mark of the focus.
    if (actions.parentElement) actions.parentElement.style.overflow = 'visible';
  }
  for (const link of card.querySelectorAll<HTMLAnchorElement>('a.ac-anchor')) {
    link.rel = 'noopener noreferrer';
    link.removeAttribute('aria-label');
  }
}

function mendList(list: HTMLElement): void {
  list.removeAttribute('id');
  list.setAttribute('role', 'list');
  for (const item of list.children) {
    if (item.getAttribute('aria-hidden') !== 'true') item.setAttribute('role', 'listitem');
  }
}

/** On a narrow screen a table scrolls by itself, which has to work by keyboard too. */
function mendTable(table: HTMLElement): void {
  const frame = document.createElement('div');
  frame.className = 'table-frame';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', 'Table');
  table.replaceWith(frame);
  frame.append(table);
}

/** "Update" alone is heard without what stands beside it; its title, which says more, joins its name. */
function mendButton(button: HTMLElement): void {
  const label = button.textContent ?? '';
  const more = button.title === label ? '' : button.title;
  const name = more.startsWith(label) || more === '' ? more : `${label}: ${more}`;
  if (name === '') button.removeAttribute('aria-label');
  else button.setAttribute('aria-label', name);
  button.removeAttribute('title');
}
