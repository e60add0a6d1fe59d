import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted } from './counted.ts';
import type { Form } from './form.ts';
import { choiceField } from './form-fields.ts';
import { lastWords, noChange, stateOfRows } from './form-rows.ts';
import { actionsAPage } from './pages.ts';
import { text, toned } from './parts.ts';

/**
 * Which of them have not changed; all chosen to begin with. Field: `status:<action id>`, no-change or later. As many as the form Update
 * several has, so that every platform can show it; the others wait for the next time.
 */
export function noChangeForm(
  context: MessageContext,
  { actions: all }: { readonly period: PeriodShown; readonly actions: readonly ActionNow[] },
): Form {
  const actions = all.slice(0, actionsAPage);
  const left = all.length - actions.length;
  const more = `${counted(left, 'more action')} after these: press No change again.`;
  return {
    title: 'No change',
    above: [
      text("Which of these have not changed? Their last update is repeated with today's date."),
      ...(left > 0 ? [toned('muted', more)] : []),
    ],
    groups: actions.map((action) => {
      const name = `status:${action.id}`;
      const options = [
        { value: noChange.value, label: noChange.label },
        { value: 'later', label: 'Leave for later' },
      ];
      const values = { [name]: noChange.value };
      return {
        title: refAndTitle(action),
        above: [lastWords(context, action)],
        fields: [choiceField({ values }, name, 'Has it changed?', options)],
      };
    }),
    submitLabel: 'Say no change',
    buttons: [],
    state: stateOfRows(
      context,
      'no-change',
      [],
      actions.map((action) => ({ action, revisionSeen: 0 })),
    ),
  };
}
