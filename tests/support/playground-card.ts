import type { Json } from './playground-wire.ts';

/** What somebody fills in, by the input's id. */
export type Inputs = Readonly<Record<string, string>>;

export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly verb?: string;
  readonly data?: Json;
  readonly associatedInputs?: string;
}

interface CardInput {
  readonly type: string;
  readonly id: string;
  readonly value?: unknown;
  readonly valueOff?: string;
  readonly isRequired?: boolean;
  readonly choices?: readonly { readonly value: string }[];
  readonly isMultiSelect?: boolean;
}

/** Every element and action of a card, at any depth. */
function partsOf(part: unknown): readonly Json[] {
  if (Array.isArray(part)) return part.flatMap(partsOf);
  if (typeof part !== 'object' || part === null) return [];
  return [part as Json, ...Object.values(part).flatMap(partsOf)];
}

const ofType = (card: Json, prefix: string) =>
  partsOf(card).filter(({ type }) => typeof type === 'string' && type.startsWith(prefix));

/** Its buttons, wherever they stand. */
export const actionsOf = (card: Json): readonly CardAction[] =>
  ofType(card, 'Action.') as unknown as readonly CardAction[];

/** All that can be read on it, a line each. */
export function textsOf(card: Json): readonly string[] {
  return partsOf(card).flatMap(({ text, label, title, value, type }) => {
    const said = String(type).startsWith('Input.') ? [label, title] : [text, title, value];
    return said.filter((one): one is string => typeof one === 'string');
  });
}

/**
 * The data that Teams sends for an action: its own, and every input of the card that is not empty.
 * It throws where Teams' client would refuse to send, or cannot do what the test asks.
 */
export function dataFor(card: Json, action: CardAction, filled: Inputs = {}): Json {
  const inputs = ofType(card, 'Input.') as unknown as readonly CardInput[];
  const unknown = Object.keys(filled).find((id) => inputs.every((input) => input.id !== id));
  if (unknown !== undefined) throw new Error(`The card has no input ${unknown}.`);
  if (action.associatedInputs?.toLowerCase() === 'none') return { ...action.data };
  const values = inputs.map((input) => [input.id, filledIn(input, filled[input.id])] as const);
  return { ...action.data, ...Object.fromEntries(values.filter(([, value]) => value !== '')) };
}

function filledIn(input: CardInput, filled: string | undefined): string {
  const nothing = input.type === 'Input.Toggle' ? (input.valueOff ?? 'false') : '';
  const value = filled ?? String(input.value ?? nothing);
  if (input.isRequired && value === '') throw new Error(`${input.id} has to be filled in.`);
  const { choices, isMultiSelect } = input;
  const chosen = isMultiSelect ? value.split(',') : [value];
  const strange = value !== '' && choices && chosen.find((one) => !isChoice(choices, one));
  if (strange) throw new Error(`${input.id} has no choice ${strange}.`);
  return value;
}

const isChoice = (choices: readonly { readonly value: string }[], value: string) =>
  choices.some((choice) => choice.value === value);
