import { z } from 'zod';
import type { LocalDate } from '../core/local-date.ts';
import { impactStrengths } from '../core/report-fields.ts';
import type { StatusUpdate, Way } from '../core/status-update.ts';
import {
  actionStateColumn,
  askKindColumn,
  capacityColumn,
  fromDateColumn,
  given,
  localDateColumn,
  ragColumn,
  typedTextColumn,
} from './columns.ts';
import { Prisma } from './generated/client.ts';

const wayColumn: z.ZodType<Way> = z.enum(['form', 'several', 'no-change', 'reply', 'command']);

/** The columns of a StatusUpdate called `report`, for `statusUpdate` and `askOf`; the ask is joined by `joinAsk`. */
export const updateColumns = Prisma.sql`
  report."id", report."actionId", report."periodId", report."revision", report."authorId",
  report."capacity", report."way", report."reportedAt", report."late", report."state", report."rag",
  report."sentence", report."impact", report."impactStrength", report."voice", report."measure",
  report."measuredOn", report."nextSteps", report."newDueOn", report."newDueReason",
  report."issue", report."mitigation", report."effect",
  ask."kind" AS "askKind", ask."text" AS "askText", ask."ofWhom", ask."neededByOn"`;

/** The ask that came with the update, whether or not it was withdrawn since. */
export const joinAsk = Prisma.sql`
  LEFT JOIN "Ask" ask ON ask."partnershipId" = report."partnershipId" AND ask."updateId" = report."id"`;

const reportSchema = z.object({
  id: z.string(),
  actionId: z.string(),
  periodId: z.string(),
  revision: z.int(),
  authorId: z.string(),
  capacity: capacityColumn,
  way: wayColumn,
  reportedAt: z.date(),
  late: z.boolean(),
  state: actionStateColumn,
  rag: ragColumn.nullable(),
  sentence: typedTextColumn,
  impact: typedTextColumn.nullable(),
  impactStrength: z.enum(impactStrengths).nullable(),
  voice: typedTextColumn.nullable(),
  measure: typedTextColumn.nullable(),
  measuredOn: localDateColumn.nullable(),
  nextSteps: typedTextColumn.nullable(),
  newDueOn: localDateColumn.nullable(),
  newDueReason: typedTextColumn.nullable(),
  issue: typedTextColumn.nullable(),
  mitigation: typedTextColumn.nullable(),
  effect: typedTextColumn.nullable(),
});

const askSchema = z.object({
  kind: askKindColumn,
  text: typedTextColumn,
  ofWhom: typedTextColumn.nullable(),
  neededByOn: localDateColumn.nullable(),
});

/** What `updateColumns` gives. */
export interface UpdateRow {
  readonly id: string;
  readonly actionId: string;
  readonly askKind: string | null;
  readonly askText: string | null;
  readonly ofWhom: string | null;
  readonly neededByOn: Date | null;
}

export function statusUpdate(row: UpdateRow): StatusUpdate {
  const report = given(reportSchema.parse(row));
  if (row.askKind === null) return report;
  return {
    ...report,
    ask: given(askSchema.parse({ ...row, kind: row.askKind, text: row.askText })),
  };
}

export interface LateRow extends UpdateRow {
  readonly periodOn: Date;
}

export function lateUpdate(row: LateRow): StatusUpdate & { readonly periodOn: LocalDate } {
  return { ...statusUpdate(row), periodOn: fromDateColumn(row.periodOn) };
}
