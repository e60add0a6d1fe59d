import type { Button } from '../messages/card.ts';
import type { Field, Form } from '../messages/form.ts';
import { leaveForm, openInWindow } from '../messages/left-out.ts';
import { readFormState } from '../messages/token.ts';
import { pressAction } from './adaptive-action.ts';
import { wholeCard } from './adaptive-card.ts';
import { formBody, isShown } from './adaptive-form.ts';
import type { AdaptiveCard, CardAction } from './adaptive-json.ts';
import { asTeamsCard } from './teams-card.ts';
import { firstFitting, tidyButton } from './teams-fit.ts';
import { cutForm, formCuts } from './teams-form-fit.ts';
import { mostBytes, mostCharacters } from './teams-limits.ts';
import { inputId, type Opens } from './teams-submitted.ts';
import { lineOf } from './teams-text.ts';

interface Place {
  /** In a dialog: it is sent by Action.Submit, all that Teams takes there, and nothing opens another one. */
  readonly inDialog?: boolean;
  /** Of a dialog: the message that it was opened on, which Teams does not always name when it is sent. */
  readonly on?: string | undefined;
}

/**
 * A form as Teams shows it, under the limit: then it says what it cut short. Teams tells nobody of a change, so a field whose `shownWhen`
 * does not hold is named in what is sent, { state, opens: [{ field, oneOf }] } beside the fields' values: `readSubmitted` reads it.
 */
export function teamsFormOf(form: Form, { inDialog = false, on }: Place = {}): AdaptiveCard {
  const whole = together(form);
  return firstFitting(
    formCuts,
    (cut) => drawn(cutForm(whole, cut), { inDialog, on }),
    mostBytes.card,
  );
}

/** What depends on a field that itself depends on another comes with that: each step would be another time to send the form. */
function together(form: Form): Form {
  const fields = form.groups.flatMap((group) => group.fields);
  const rootOf = ({ shownWhen }: Field): Field['shownWhen'] =>
    fields.find(({ name }) => name === shownWhen?.field)?.shownWhen;
  const asRoot = (field: Field): Field => {
    const shownWhen = rootOf(field);
    if (!shownWhen) return field;
    const { required: _, ...rest } = field;
    return { ...rest, shownWhen };
  };
  const groups = form.groups.map((group) => ({ ...group, fields: group.fields.map(asRoot) }));
  return { ...form, groups };
}

function drawn(form: Form, place: Place): AdaptiveCard {
  const { inDialog = false } = place;
  const press = inDialog ? pressInDialog : pressAction;
  return asTeamsCard(
    wholeCard({
      says: form.title,
      body: formBody(withInputIds(openable(form, inDialog)), press),
      actions: [
        submitAction(form, place),
        ...(inDialog ? [] : [leaveAction, ...windowActions(form.state)]),
        ...form.buttons.map(tidyButton).map(press),
      ],
    }),
  );
}

function submitAction(form: Form, { inDialog, on }: Place): CardAction {
  const common = {
    title: lineOf(form.submitLabel, mostCharacters.button),
    data: { state: form.state, opens: opensOf(form), ...(on === undefined ? {} : { on }) },
    associatedInputs: 'auto',
    style: 'positive',
  } as const;
  return inDialog
    ? { type: 'Action.Submit', ...common }
    : { type: 'Action.Execute', verb: 'submit', ...common };
}

/** The form stands in the place of a message, which comes back. In a dialog Teams has a cross. */
const leaveAction: CardAction = {
  type: 'Action.Execute',
  verb: 'leave',
  title: leaveForm,
  associatedInputs: 'none',
};

/** Only a form that can be drawn from its state and what is typed. */
const hasWindow = (state: string): boolean => readFormState(state)?.kind === 'update';

/**
 * What is typed goes along into the window, and Teams sends nothing of a form in which something needed is missing: so it may not know what is.
 * Whoever leaves it out is told by the bot.
 */
function openable(form: Form, inDialog: boolean): Form {
  if (inDialog || !hasWindow(form.state)) return form;
  const groups = form.groups.map((group) => ({
    ...group,
    fields: group.fields.map(({ required: _, ...field }) => field),
  }));
  return { ...form, groups };
}

function windowActions(state: string): readonly CardAction[] {
  if (!hasWindow(state)) return [];
  return [
    {
      type: 'Action.Submit',
      title: openInWindow,
      data: { msteams: { type: 'task/fetch' }, state },
      associatedInputs: 'auto',
    },
  ];
}

function pressInDialog(button: Button): CardAction {
  const { verb: _, ...action } = pressAction(button);
  return { ...action, type: 'Action.Submit' };
}

function opensOf({ groups }: Form): readonly Opens[] {
  const fields = groups.flatMap((group) => group.fields);
  const hidden = fields.filter((field) => !isShown(field, fields));
  const opens = hidden.flatMap(({ shownWhen }) => shownWhen ?? []);
  return [...new Map(opens.map((one) => [JSON.stringify(one), one])).values()];
}

function withInputIds(form: Form): Form {
  const groups = form.groups.map((group) => ({ ...group, fields: group.fields.map(withInputId) }));
  return { ...form, groups };
}

function withInputId(field: Field): Field {
  const { name, shownWhen } = field;
  return {
    ...field,
    name: inputId(name),
    ...(shownWhen && { shownWhen: { ...shownWhen, field: inputId(shownWhen.field) } }),
  };
}
