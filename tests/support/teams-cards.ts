import type { AdaptiveCard } from '../../src/render/adaptive-json.ts';

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
}

/** Its buttons, wherever they stand. */
export function actionsOf(card: AdaptiveCard): readonly CardAction[] {
  const known = /^Action\.(Execute|Submit|OpenUrl|ToggleVisibility)$/;
  const { refresh: _, ...rest } = card as AdaptiveCard & { readonly refresh?: unknown };
  return partsOf(rest).filter(({ type }) => known.test(String(type))) as unknown as CardAction[];
}

export const labelsOf = (card: AdaptiveCard): readonly string[] =>
  actionsOf(card).map(({ title }) => title);

/** The values of its fields as they stand, by the ids of the inputs. */
export function inputsOf(card: AdaptiveCard): Readonly<Record<string, string>> {
  const inputs = partsOf(card.body).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value = '' }) => [String(id), String(value)]));
}
