import { unreachable } from '../core/unreachable.ts';
import type { ChoiceField, Field } from '../messages/form.ts';
import type { InputBlock, InputElement, Option } from './block-json.ts';
import { plainText } from './block-text.ts';

/** Slack: characters of a label, a hint, an option and its description; radio buttons of one field; characters of an input (docs.slack.dev/reference/block-kit). */
const most = {
  label: 2_000,
  hint: 2_000,
  option: 75,
  radios: 10,
  options: 100,
  input: 3_000,
} as const;

/** A field as it stands; its id in the view is its name. */
export function inputOf(field: Field): InputBlock {
  const hint = hintOf(field);
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, most.label),
    ...(hint && { hint: plainText(hint, most.hint) }),
    optional: !field.required,
    ...('refreshes' in field && field.refreshes ? { dispatch_action: true as const } : {}),
    element: elementOf(field),
  };
}

function elementOf(field: Field): InputElement {
  const action_id = 'value';
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.multiline ?? false,
        // Slack refuses a form with a value that is longer than this; what was typed is better shown, and its error beside it.
        max_length: Math.min(Math.max(field.maxCharacters, field.value?.length ?? 0), most.input),
        ...(field.value && { initial_value: cut(field.value, most.input) }),
      };
    case 'choice':
      return choiceOf(field, action_id);
    case 'date':
      return {
        type: 'datepicker',
        action_id,
        ...(isDay(field.value) && { initial_date: field.value }),
      };
    default:
      return unreachable(field);
  }
}

/** Never inside a letter: half of one is none in JSON. */
const cut = (text: string, longest: number): string =>
  text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');

function choiceOf(field: ChoiceField, action_id: string): InputElement {
  const options = field.options.slice(0, most.options).map((one) => optionOf(one, isShort(field)));
  const chosen = options.find(({ value }) => value === field.value);
  const choice = { action_id, options, ...(chosen && { initial_option: chosen }) };
  return field.look === 'expanded' && options.length <= most.radios
    ? { type: 'radio_buttons', ...choice }
    : { type: 'static_select', placeholder: plainText('Choose one', most.option), ...choice };
}

function optionOf(
  { value, label, hint }: ChoiceField['options'][number],
  withHint: boolean,
): Option {
  return {
    text: plainText(label, most.option),
    value,
    ...(hint && withHint && { description: plainText(hint, most.option) }),
  };
}

/** Whether every option's hint fits beside it; else they stand below the field, whole. */
function isShort({ options }: ChoiceField): boolean {
  return options.every(({ hint = '' }) => hint.length <= most.option);
}

function hintOf(field: Field): string {
  // Slack hangs an error on a field only as the answer to sending it; in a view that is drawn anew it stands below.
  const lines = [...(field.error ? [`▲ ${field.error}`] : []), ...(field.hint ? [field.hint] : [])];
  if (field.kind === 'choice' && !isShort(field)) {
    lines.push(...field.options.flatMap(({ label, hint }) => (hint ? [`${label}: ${hint}`] : [])));
  }
  return lines.join('\n');
}

function isDay(value: string | undefined): value is string {
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
