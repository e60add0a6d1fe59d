import { choiceOf } from './report-status.ts';
import type { Report } from './status-update.ts';

/**
 * A report as the update form's values, by field name. Not as an edit, it leaves out what only holds once: the
 * ask, and the move of the due date.
 */
export function valuesOf(report: Report, { asEdit }: { asEdit: boolean }): Record<string, string> {
  const { ask } = report;
  const values: Record<string, string | undefined> = {
    status: choiceOf(report.state, report.rag),
    sentence: report.sentence,
    impact: report.impact,
    impactStrength: report.impactStrength,
    voice: report.voice,
    measure: report.measure,
    measuredOn: report.measuredOn,
    nextSteps: report.nextSteps,
    issue: report.issue,
    mitigation: report.mitigation,
    effect: report.effect,
    ...(asEdit
      ? {
          newDueOn: report.newDueOn,
          newDueReason: report.newDueReason,
          askKind: ask?.kind,
          askText: ask?.text,
          askOfWhom: ask?.ofWhom,
          askBy: ask?.neededByOn,
        }
      : {}),
  };
  const given = Object.entries(values).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return Object.fromEntries(given);
}
