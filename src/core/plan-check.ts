import type { z } from 'zod';
import type { Plan } from './plan.ts';
import { dateProblems, planNotes } from './plan-dates.ts';
import { problemsOfIssues } from './plan-issues.ts';
import { valueAt } from './plan-path.ts';
import { privacyProblems } from './plan-privacy.ts';
import { type PlanError, type PlanProblem, type PlanSource, planErrorOf } from './plan-problem.ts';
import { referenceProblems } from './plan-references.ts';
import { repeatProblems } from './plan-repeats.ts';
import { withoutBlanks } from './plan-rows.ts';
import { scheduleProblems } from './plan-schedule.ts';
import { planFileSchema } from './plan-schema.ts';
import { slackIdProblems } from './plan-slack-ids.ts';
import { asTeamsWrites, teamsIdProblems } from './plan-teams-ids.ts';

export type PlanReading =
  | { ok: true; plan: Plan; notes: string[] }
  | { ok: false; errors: PlanError[] };

export type PlanCheckOptions = {
  /** The zone of a partnership that names none. */
  timeZone: string;
  /** What the file's reader already found. */
  earlier?: readonly PlanError[];
};

/**
 * The plan in a file's data, or everything that is wrong with it, in the order of its lines: each field
 * by itself, and the fields together even where some of them are wrong.
 */
export function checkPlan(written: PlanSource, options: PlanCheckOptions): PlanReading {
  const file = withTimeZone(withoutBlanks(written.file), options.timeZone);
  const source = { ...written, file };
  const parsed = planFileSchema.safeParse(file);
  const problems = [
    // First, so that no other sentence about the same field repeats what it says.
    ...privacyProblems(file),
    ...(parsed.success ? [] : problemsOfIssues(file, parsed.error.issues)),
    ...slackIdProblems(file),
    ...teamsIdProblems(file),
    ...referenceProblems(file),
    ...repeatProblems(source),
    ...dateProblems(file),
    ...scheduleProblems(file),
  ];
  const errors = [...(options.earlier ?? []), ...errorsOf(source, problems)];
  if (!parsed.success || errors.length > 0) return { ok: false, errors: inOrder(errors) };
  const plan = planOf(parsed.data);
  return { ok: true, plan, notes: planNotes(plan) };
}

function withTimeZone(file: unknown, timeZone: string): unknown {
  const partnership = valueAt(file, ['partnership']);
  if (typeof partnership !== 'object' || valueAt(partnership, ['timeZone']) !== undefined) {
    return file;
  }
  return { ...Object(file), partnership: { ...partnership, timeZone } };
}

function planOf({ closedDays, ...rest }: z.output<typeof planFileSchema>): Plan {
  return asTeamsWrites(closedDays.length > 0 ? { ...rest, closedDays } : rest);
}

/** Nobody mends more by hand; beyond it, one mistake is repeated in every row. */
const mostErrors = 1000;

/** One error a field: the first is the one that explains the others. */
function errorsOf(source: PlanSource, problems: readonly PlanProblem[]): PlanError[] {
  const first = new Map<string, PlanProblem>();
  for (const problem of problems) {
    const field = JSON.stringify(problem.path);
    if (!first.has(field)) first.set(field, problem);
  }
  const told = [...first.values()].slice(0, mostErrors);
  const errors = told.map((problem) => planErrorOf(source, problem));
  return first.size > mostErrors ? [...errors, moreErrors(first.size - mostErrors)] : errors;
}

const moreErrors = (count: number): PlanError => ({
  field: 'file',
  expected: `at most ${mostErrors} errors`,
  sentence: `The file has ${count} more errors. Mend these first, and check it again.`,
});

const inOrder = (errors: readonly PlanError[]): PlanError[] =>
  [...errors].sort((one, other) => lineOf(one) - lineOf(other));

/** What is said of the whole file comes last. */
const lineOf = ({ line }: PlanError): number => line ?? Number.MAX_SAFE_INTEGER;
