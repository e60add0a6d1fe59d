import { z } from 'zod';
import type { Capacity } from '../core/action-now.ts';
import type { LocalDate } from '../core/local-date.ts';
import type { TypedText } from '../core/privacy.ts';
import { actionStates, rags } from '../core/rag.ts';
import { askKinds } from '../core/report-fields.ts';

// What a text column may hold, checked on its way out.
export const ragColumn = z.enum(rags);
export const actionStateColumn = z.enum(actionStates);
export const askKindColumn = z.enum(askKinds);
export const capacityColumn: z.ZodType<Capacity> = z.enum([
  'lead',
  'deputy',
  'chair',
  'coordinator',
]);
export const measureKindColumn = z.enum(['done', 'quality', 'difference']);
/** A `date`, by itself or inside JSON, where PostgreSQL writes it as ISO 8601. */
export const localDateColumn = z.union([z.date().transform(fromDateColumn), z.iso.date()]);

/** What people typed went through the privacy door before it was stored. */
export const typedTextColumn = z.custom<TypedText>((text) => typeof text === 'string');

/** A local date as a `date` column takes it: midnight UTC of that day. */
export function toDateColumn(on: LocalDate): Date {
  return new Date(`${on}T00:00:00Z`);
}

export function fromDateColumn(date: Date): LocalDate {
  return date.toISOString().slice(0, 10);
}

type Absent<Row> = {
  [Key in keyof Row]: null extends Row[Key] ? Key : undefined extends Row[Key] ? Key : never;
}[keyof Row];

/** A row whose empty columns are absent. */
export type Given<Row> = { [Key in Exclude<keyof Row, Absent<Row>>]: Row[Key] } & {
  [Key in Absent<Row>]?: NonNullable<Row[Key]>;
};

/** The same row without its null columns: what the database leaves empty, the domain leaves out. */
export function given<Row extends object>(row: Row): Given<Row> {
  const present: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (value !== null && value !== undefined) present[key] = value;
  }
  return present as Given<Row>;
}
