import type { WireForm, WireReply } from '../wire.ts';
import { announce } from './announce.ts';
import type { Executed } from './card-view.ts';
import { type Filling, formFilling, type Values } from './form-filling.ts';
import { focusField } from './form-focus.ts';
import { formSender, type Person } from './form-sender.ts';
import { openPanel } from './panel.ts';

export interface FormDoor {
  readonly from: Person;
  /** What the server said to the form, when it is something other than a form; the panel is closed. */
  readonly answered: (reply: WireReply) => void;
  /** However it was closed. */
  readonly closed: () => void;
}

/** Shows a form in a panel, and sees it through to an answer. Nothing typed is lost on the way. */
export function openForm(first: WireForm, door: FormDoor): void {
  let form = first;
  const filling = formFilling({ executed, inputChanged });
  const panel = openPanel({
    touched: filling.touched,
    closed() {
      sender.stop();
      door.closed();
    },
  });
  const sender = formSender(door.from, panel);
  panel.body.append(filling.element);
  start(first);

  function start(next: WireForm): void {
    form = next;
    panel.title(form.title);
    filling.start(form);
    panel.focusTitle();
  }

  function revise(next: WireForm, sent: Values): void {
    form = next;
    panel.title(form.title);
    filling.revise(form, sent);
  }

  async function executed({ verb, data, button }: Executed): Promise<void> {
    if (button?.hasAttribute('data-busy')) return;
    const values = filling.values();
    const reply = await sender.send(
      verb === 'submit'
        ? { kind: 'submit', state: form.state, values }
        : { kind: 'press', press: String(data.press) },
      button,
    );
    if (!reply) return;
    if (reply.kind === 'form') return start(reply.form);
    if (reply.kind === 'invalid') {
      revise(reply.form, values);
      return showErrors(reply.form, filling);
    }
    panel.close();
    door.answered(reply);
  }

  async function inputChanged(name: string): Promise<void> {
    if (!form.refreshes.includes(name)) return;
    const values = filling.known();
    const fields = Object.keys(filling.values()).length;
    const reply = await sender.send({ kind: 'change', state: form.state, values });
    if (!reply || !('form' in reply)) return;
    revise(reply.form, values);
    if (Object.keys(filling.values()).length > fields) {
      announce('More questions have appeared in the form.');
    }
  }
}

function showErrors({ errors }: WireForm, filling: Filling): void {
  const [first] = errors;
  if (first === undefined) return;
  focusField(filling.element, first);
  announce(
    errors.length === 1 ? 'One thing to put right.' : `${errors.length} things to put right.`,
  );
}
