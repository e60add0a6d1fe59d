type Json = Readonly<Record<string, unknown>>;

export interface Kept {
  /** What is known of each field, by name: shown where the card has no value for it. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of the fields that were typed in since they were sent: these win over the card. */
  readonly typedSince: ReadonlySet<string>;
  /** Ids of the groups that somebody opened. */
  readonly opened: ReadonlySet<string>;
}

/**
 * A form's card with what the person did to the one before it: values typed meanwhile and groups opened.
 * Its title is left out, since the panel has it, and its limits, since the renderer would cut what is
 * pasted without a word.
 */
export function withKept(card: object, kept: Kept): object {
  const { body, actions, ...rest }: Json = { ...card };
  return {
    ...rest,
    body: objectsIn(body)
      .filter((element) => element.id !== 'title')
      .map((element) => revised(element, kept)),
    actions: objectsIn(actions).map(unchecked),
  };
}

function revised({ items, maxLength: _, ...rest }: Json, kept: Kept): Json {
  const id = String(rest.id);
  const known = kept.values[id];
  const wins = kept.typedSince.has(id) || rest.value === undefined;
  return {
    ...rest,
    ...(items !== undefined && { items: objectsIn(items).map((item) => revised(item, kept)) }),
    ...(kept.opened.has(id) && { isVisible: true }),
    ...(known !== undefined && wins && { value: known }),
  };
}

/** The server alone says what is wrong, in its own words, so the renderer is kept from checking. */
function unchecked(action: Json): Json {
  return { ...action, associatedInputs: 'none' };
}

function objectsIn(list: unknown): readonly Json[] {
  return Array.isArray(list) ? list : [];
}
