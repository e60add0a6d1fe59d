import type { InputBlock } from '../../src/render/block-json.ts';
import { counted, plain, said, tooLong } from './slack-block-limits.ts';

/** docs.slack.dev/reference/block-kit, a page each. */
const most = {
  /** blocks/input-block: label, hint, block_id; an element's action_id. */
  label: 2_000,
  hint: 2_000,
  id: 255,
  /** block-elements/select-menu-element: options, placeholder. */
  options: 100,
  placeholder: 150,
  /** block-elements/radio-button-group-element */
  radios: 10,
  /** composition-objects/option-object: text, description; value: 150 there, 75 in @slack/types. */
  option: 75,
  value: 75,
  /** block-elements/plain-text-input-element: max_length. */
  input: 3_000,
} as const;

/** Everything in which an input passes a limit of Slack's, a sentence each. */
export function inputComplaints({ label, hint, element, block_id }: InputBlock): readonly string[] {
  return [
    ...plain('A label', label, most.label),
    ...(hint ? plain('A hint', hint, most.hint) : []),
    ...tooLong('The id of an input', block_id, most.id),
    ...tooLong('The id of an element', element.action_id, most.id),
    ...elementComplaints(element),
  ];
}

function elementComplaints(element: InputBlock['element']): readonly string[] {
  switch (element.type) {
    case 'plain_text_input': {
      const { max_length: longest, initial_value: value = '' } = element;
      return [
        ...counted('characters of an input', longest, most.input),
        ...said(value.length > longest, 'A value is longer than its input.'),
      ];
    }
    case 'datepicker':
      return said(
        !/^\d{4}-\d{2}-\d{2}$/.test(element.initial_date ?? '2024-09-02'),
        'A date is none.',
      );
    case 'static_select':
      return [
        ...plain('A placeholder', element.placeholder, most.placeholder),
        ...optionComplaints(element, most.options),
      ];
    case 'radio_buttons':
      return optionComplaints(element, most.radios);
    default:
      return [`No element is called ${String((element as { type: unknown }).type)}.`];
  }
}

type Choice = Extract<InputBlock['element'], { options: unknown }>;

function optionComplaints(
  { options, initial_option: chosen }: Choice,
  highest: number,
): readonly string[] {
  const values = options.map(({ value }) => value);
  const isKnown = options.some((one) => JSON.stringify(one) === JSON.stringify(chosen));
  return [
    ...counted('options', options.length, highest),
    ...said(new Set(values).size < values.length, 'Two options have one value.'),
    ...said(chosen !== undefined && !isKnown, 'The chosen option is none of them.'),
    ...options.flatMap(({ text, description, value }) => [
      ...plain('An option', text, most.option),
      ...(description ? plain('A description', description, most.option) : []),
      ...tooLong('The value of an option', value, most.value),
    ]),
  ];
}
