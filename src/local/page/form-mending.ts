import type { WireForm } from '../wire.ts';
import { announce } from './announce.ts';
import type { DrawnCard } from './card-view.ts';
import { make } from './dom.ts';

/** A counter is shown from this share of a field's limit on. */
const nearLimit = 0.8;

/** Says to screen readers what each field of a drawn form needs, what is wrong with it, and its hint. */
export function mendForm({ card, element }: DrawnCard, form: WireForm): void {
  for (const input of card.getAllInputs()) {
    const field = byId(element, `field-${input.id}`);
    const control = field?.querySelector<HTMLElement>('.ac-input');
    if (!input.id || !field || !control) continue;
    describe(control, input.id, field);
    if (form.errors.includes(input.id)) markWrong(control, field);
    if (control.querySelector('input[type="radio"]')) mendRadios(control, field);
    markNeed(control, input.isRequired);
    addCounter(control, form.limits[input.id]);
  }
  for (const button of element.querySelectorAll<HTMLElement>('.ac-pushButton[aria-controls]')) {
    mendFold(button, element);
  }
}

function markNeed(control: HTMLElement, needed: boolean): void {
  if (needed) control.setAttribute('aria-required', 'true');
  else if (control instanceof HTMLSelectElement) addNoChoice(control);
}

function markWrong(control: HTMLElement, field: HTMLElement): void {
  control.setAttribute('aria-invalid', 'true');
  field.classList.add('has-error');
}

function describe(control: HTMLElement, name: string, field: HTMLElement): void {
  const described = [`error-${name}`, `hint-${name}`].filter((id) => byId(field, id));
  if (described.length > 0) control.setAttribute('aria-describedby', described.join(' '));
}

/** The renderer gives every radio the group's label; a group of its own is what it should have been. */
function mendRadios(group: HTMLElement, field: HTMLElement): void {
  const label = field.querySelector('label');
  group.setAttribute('role', 'radiogroup');
  if (label) group.setAttribute('aria-labelledby', label.id);
  for (const radio of group.querySelectorAll('input')) {
    radio.removeAttribute('aria-required');
    radio.removeAttribute('aria-labelledby');
    radio.parentElement?.classList.add('choice');
  }
}

/** What was chosen can be taken back; the renderer's own empty choice cannot be chosen again. */
function addNoChoice(select: HTMLSelectElement): void {
  const empty = select.querySelector<HTMLOptionElement>('option[value=""]') ?? make('option');
  empty.value = '';
  empty.disabled = false;
  empty.hidden = false;
  empty.textContent = 'Choose one, or leave it';
  select.prepend(empty);
}

function mendFold(button: HTMLElement, form: HTMLElement): void {
  const group = byId(form, button.getAttribute('aria-controls') ?? '');
  if (!group) return;
  const show = () => button.setAttribute('aria-expanded', String(group.style.display !== 'none'));
  button.classList.add('fold');
  new MutationObserver(show).observe(group, { attributeFilter: ['style'] });
  show();
}

function addCounter(control: HTMLElement, limit: number | undefined): void {
  if (limit === undefined) return;
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
  if (control instanceof HTMLTextAreaElement) control.rows = 4;
  const counter = make('p', { class: 'counter', hidden: true });
  let wasOver = false;
  const show = () => {
    const left = limit - [...control.value].length;
    counter.hidden = left > limit * (1 - nearLimit);
    counter.classList.toggle('over', left < 0);
    counter.textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`;
    if (left < 0 && !wasOver) announce('This is longer than the field takes.');
    wasOver = left < 0;
  };
  control.parentElement?.after(counter);
  control.addEventListener('input', show);
  show();
}

function byId(element: HTMLElement, id: string): HTMLElement | null {
  return id === '' ? null : element.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
}
