import { isLocalDate } from '../core/local-date.ts';
import { markText } from '../core/rag.ts';
import type { ImpactStrength } from '../core/status-update.ts';
import { answerMark } from './answer-mark.ts';
import type { AnswerShown } from './asked-action.ts';
import type { Block, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { clause, excerpt, sentence } from './excerpt.ts';
import { bold, item, text } from './parts.ts';
import { dayInText, dayOfInstant } from './when.ts';

/** A status update with its detail. */
export interface ReportShown extends AnswerShown {
  readonly id: string;
  readonly impact?: string;
  readonly impactStrength?: ImpactStrength;
  readonly voice?: string;
  readonly measure?: string;
  readonly nextSteps?: string;
  readonly issue?: string;
  readonly mitigation?: string;
  readonly effect?: string;
}

export interface DecisionShown {
  /** The update that was decided. */
  readonly updateId: string;
  readonly kind: 'accepted' | 'sent-back';
  readonly reason?: string;
  readonly decidedAt: Date;
}

export interface ActionChangeShown {
  /** "due", "title" or "subGroup". */
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly changedAt: Date;
}

const strengths: Readonly<Record<ImpactStrength, string>> = {
  none: 'no difference seen yet',
  'activity-only': 'activity only',
  'early-sign': 'an early sign',
  measured: 'measured',
};

/** The newest update with all its detail. */
export function latestBlocks(context: MessageContext, report: ReportShown): Block[] {
  const strength = report.impactStrength ? ` (${strengths[report.impactStrength]})` : '';
  const detail = [
    ['Difference made', report.impact && `${clause(report.impact, 600)}${strength}`],
    ['We were told', report.voice],
    ['Measure', report.measure],
    ['Next steps', report.nextSteps],
    ['Issue', report.issue],
    ['Being done about it', report.mitigation],
    ['If nothing is done', report.effect],
  ] as const;
  const facts = detail.flatMap(([name, value]) =>
    value ? [{ name, value: excerpt(value, 700) }] : [],
  );
  const said = text(bold('Latest: '), ...reportWords(context, report, 1_000));
  return facts.length > 0 ? [said, { kind: 'facts', facts }] : [said];
}

/** "14 September: ▲ Amber. The venue was lost." */
export function historyItem(context: MessageContext, report: ReportShown): ListItem {
  return item(reportWords(context, report, 250));
}

function reportWords(context: MessageContext, report: ReportShown, most: number): string[] {
  const { reportedAt, way, late, capacity } = report;
  const notes = [
    `from the ${capacity}`,
    ...(way === 'no-change' ? ['no change'] : []),
    ...(late ? ['late'] : []),
  ];
  const mark = markText(answerMark(report));
  const day = dayOfInstant(context, reportedAt);
  return [`${day}: ${mark}. ${sentence(report.sentence, most)} (${notes.join(', ')})`];
}

export function decisionItem(context: MessageContext, decision: DecisionShown): ListItem {
  const day = dayOfInstant(context, decision.decidedAt);
  if (decision.kind === 'accepted') return item([`${day}: accepted as complete`]);
  const why = decision.reason ? `: ${sentence(decision.reason, 250)}` : '';
  return item([`${day}: sent back${why}`]);
}

const fields: Readonly<Record<string, string>> = {
  due: 'due date',
  title: 'title',
  subGroup: 'sub-group',
};

/** "14 September: due date from 1 October to 1 December: venue lost" */
export function changeItem(context: MessageContext, change: ActionChangeShown): ListItem {
  const day = dayOfInstant(context, change.changedAt);
  const what = fields[change.field] ?? excerpt(change.field, 40);
  const from = change.from ? ` from ${valueText(context, change.from)}` : '';
  const to = change.to ? ` to ${valueText(context, change.to)}` : '';
  const why = change.reason ? `: ${sentence(change.reason, 200)}` : '';
  return item([`${day}: ${what}${from}${to}${why}`]);
}

function valueText(context: MessageContext, value: string): string {
  return isLocalDate(value) ? dayInText(context, value) : excerpt(value, 100);
}
