import type { WireForm } from '../wire.ts';
import { type DrawnCard, drawCard, type Executed } from './card-view.ts';
import { make } from './dom.ts';
import { withKept } from './form-card.ts';
import { focusAgain, focusPlaceIn } from './form-focus.ts';
import { mendForm } from './form-mending.ts';

export type Values = Readonly<Record<string, string>>;

interface Listener {
  readonly executed: (executed: Executed) => void;
  readonly inputChanged: (name: string) => void;
}

/** The fields of a form, drawn, and what is in them. */
export interface Filling {
  readonly element: HTMLElement;
  /** Draws a form from the beginning. */
  start(form: WireForm): void;
  /** Draws it as the server now has it, after `sent`, keeping focus, folds and whatever was typed since. */
  revise(form: WireForm, sent: Values): void;
  /** Of the fields that are there now. */
  values(): Values;
  /** Of those that were there earlier, too. */
  known(): Values;
  /** Whether anything was typed or chosen since `start`. */
  touched(): boolean;
}

export function formFilling(listener: Listener): Filling {
  const element = make('div', { class: 'form-card' });
  let drawn: DrawnCard | undefined;
  let known: Values = {};
  let initial: Values = {};
  let opened = new Set<string>();

  const values = () => valuesOf(drawn);
  const draw = (form: WireForm, typedSince: ReadonlySet<string>) => {
    drawn = drawCard(withKept(form.card, { values: known, typedSince, opened }), listener);
    mendForm(drawn, form);
    element.replaceChildren(drawn.element);
  };

  return {
    element,
    start(form) {
      known = {};
      opened = new Set();
      draw(form, new Set());
      initial = values();
    },
    revise(form, sent) {
      const focus = focusPlaceIn(element);
      known = { ...known, ...values() };
      opened = openedIn(element);
      const typedSince = Object.keys(known).filter((name) => known[name] !== (sent[name] ?? ''));
      draw(form, new Set(typedSince));
      if (focus) focusAgain(element, focus);
    },
    values,
    known: () => ({ ...known, ...values() }),
    touched() {
      const now = { ...known, ...values() };
      return Object.entries(now).some(([name, value]) => value !== (initial[name] ?? ''));
    },
  };
}

function valuesOf(drawn: DrawnCard | undefined): Values {
  const inputs = drawn?.card.getAllInputs() ?? [];
  return Object.fromEntries(inputs.map((input) => [input.id ?? '', String(input.value ?? '')]));
}

function openedIn(form: HTMLElement): Set<string> {
  const folds = [...form.querySelectorAll('.fold[aria-expanded="true"]')];
  return new Set(folds.map((fold) => fold.getAttribute('aria-controls') ?? ''));
}
