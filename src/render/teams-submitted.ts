import { z } from 'zod';
import type { FormValues } from '../messages/form.ts';

/** A field that is not in the form now belongs to it where the other one has one of these values. */
export interface Opens {
  readonly field: string;
  readonly oneOf: readonly string[];
}

/** What a card of ours sent, however it was sent. */
export interface Submitted {
  /** Of a button. */
  readonly press?: string;
  /** Of a form. */
  readonly state?: string;
  /** What is in its fields, by their names; empty for a button. */
  readonly values: FormValues;
  /** Whether fields that are not in the form belong to these values. */
  readonly opensMore: boolean;
  /** Of a form in a dialog: the message that it was opened on, as Teams names it. */
  readonly on?: string;
}

const prefix = 'in-';

/** Of a field in a card: what is typed comes back beside `state`, `opens`, `on`, `press` and `msteams`, and never in their place. */
export const inputId = (field: string): string => `${prefix}${field}`;

const sent = z.looseObject({
  press: z.string().optional(),
  state: z.string().optional(),
  on: z.string().max(1_000).optional(),
  opens: z.array(z.object({ field: z.string(), oneOf: z.array(z.string()) })).default([]),
});

/** Undefined where it is nothing that a card of ours sends. A value that is no text is as if it were not there. */
export function readSubmitted(data: unknown): Submitted | undefined {
  const { data: read } = sent.safeParse(data);
  if (!read || (read.press === undefined && read.state === undefined)) return undefined;
  const { press, state, on, opens, ...inputs } = read;
  const values = Object.fromEntries(
    Object.entries(inputs).flatMap(([id, value]) =>
      id.startsWith(prefix) && typeof value === 'string' ? [[id.slice(prefix.length), value]] : [],
    ),
  );
  return {
    ...(press !== undefined && { press }),
    ...(state !== undefined && { state }),
    ...(on !== undefined && { on }),
    values,
    opensMore: opens.some(({ field, oneOf }) => oneOf.includes(values[field] ?? '')),
  };
}
