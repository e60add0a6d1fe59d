import type { AdaptiveCard } from '../../src/render/adaptive-json.ts';
import { inputId } from '../../src/render/teams-submitted.ts';

type Json = Readonly<Record<string, unknown>>;

/** Every object in a card, outermost first. */
export function partsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Json;
  return [part, ...Object.values(part).flatMap(partsOf)];
}

/** All that somebody reads in it, a line a text. */
export function writtenIn(card: AdaptiveCard): string {
  return partsOf(card.body)
    .flatMap((part) => {
      if (part.type === 'RichTextBlock') {
        return (part.inlines as { text: string }[]).map(({ text }) => text).join('');
      }
      if (part.type === 'TextBlock') return String(part.text);
      return [];
    })
    .join('\n');
}

export interface CardAction {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly data?: Json;
  /** none: what is typed in the card is not sent. */
  readonly associatedInputs?: 'auto' | 'none';
}

/** Its buttons, wherever they stand. */
export function actionsOf(card: AdaptiveCard): readonly CardAction[] {
  const known = /^Action\.(Execute|Submit|OpenUrl|ToggleVisibility)$/;
  const { refresh: _, ...rest } = card as AdaptiveCard & { readonly refresh?: unknown };
  return partsOf(rest).filter(({ type }) => known.test(String(type))) as unknown as CardAction[];
}

export const labelsOf = (card: AdaptiveCard): readonly string[] =>
  actionsOf(card).map(({ title }) => title);

type Shown = { readonly card: AdaptiveCard } | undefined;

/** All that somebody reads in a message. */
export const written = (message: Shown): string => (message ? writtenIn(message.card) : '');

/** The labels of its buttons, in order. */
export const labelsOn = (message: Shown): readonly string[] =>
  message ? labelsOf(message.card) : [];

/** What is said to be wrong with a field, below it. */
export function errorAt(card: AdaptiveCard, field: string): string {
  const [said] = partsOf(card.body).filter(({ id }) => id === `error-${inputId(field)}`);
  return said ? writtenIn({ ...card, body: [said as never] }) : '';
}

/** What stands in its fields, by their names. */
export function heldIn(card: AdaptiveCard): Readonly<Record<string, string>> {
  const held = Object.entries(inputsOf(card));
  return Object.fromEntries(held.map(([id, value]) => [id.slice(inputId('').length), value]));
}

/** Whether a field is in a part that is closed. */
export function isFolded(card: AdaptiveCard, field: string): boolean {
  const closed = partsOf(card.body).filter(({ isVisible }) => isVisible === false);
  return closed.flatMap(partsOf).some(({ id }) => id === inputId(field));
}

/** Values by label of what can be chosen in a field. */
export function choicesIn(card: AdaptiveCard, field: string): ReadonlyMap<string, string> {
  const [input] = partsOf(card.body).filter(({ id }) => id === inputId(field));
  const choices = (input?.choices ?? []) as readonly { title: string; value: string }[];
  return new Map(choices.map(({ title, value }) => [title, value]));
}

/** The values of its fields as they stand, by the ids of the inputs. */
export function inputsOf(card: AdaptiveCard): Readonly<Record<string, string>> {
  const inputs = partsOf(card.body).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value = '' }) => [String(id), String(value)]));
}
