import type { ActionNow, OpenAsk } from '../core/action-now.ts';
import { isAsked, isOverdue } from '../core/asked.ts';
import { directionOfTravel } from '../core/rag.ts';
import type { ActionChangeShown, DecisionShown, ReportShown } from './action-history.ts';
import { changeItem, decisionItem, historyItem, latestBlocks } from './action-history.ts';
import { dueWords } from './action-items.ts';
import { markTextOf, neverHeardOf, refAndTitle } from './action-line.ts';
import { asksSection } from './ask-words.ts';
import type { Block, Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { andList, times } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { directionText } from './part-words.ts';
import { button } from './parts.ts';
import { nameOf } from './priority.ts';
import { dayInText, todayOf } from './when.ts';

export interface ActionFacts {
  readonly action: ActionNow;
  /** Last revisions, newest period first. */
  readonly history: readonly ReportShown[];
  readonly asks: readonly OpenAsk[];
  readonly decisions: readonly DecisionShown[];
  readonly changes: readonly ActionChangeShown[];
  /** The latest period opened. */
  readonly periodId?: string;
  readonly canUpdate: boolean;
  readonly canAccept: boolean;
  readonly canPause: boolean;
}

const olderOnes = 'they are kept, but there is no room for them here';

/** One action with its history. */
export function actionCard(context: MessageContext, facts: ActionFacts): Card {
  const { action, asks, decisions, changes } = facts;
  const [latest, ...earlier] = facts.history.map((report) => decidedOn(report, decisions));
  const title = refAndTitle(action, 110);
  return fitted({
    title,
    before: [factsBlock(context, action), ...(latest ? latestBlocks(context, latest) : [])],
    sections: [
      asksSection(context, asks),
      sectionOf(earlier, (report) => historyItem(context, report), {
        heading: 'Earlier updates',
        rest: olderOnes,
      }),
      sectionOf(decisions, (decision) => decisionItem(context, decision), {
        heading: 'Decisions',
        rest: olderOnes,
        most: 5,
      }),
      sectionOf(changes, (change) => changeItem(context, change), {
        heading: 'Changes',
        rest: olderOnes,
        most: 5,
      }),
    ],
    buttons: actionButtons(context, facts),
    fallback: `${title}: ${neverHeardOf(action) ?? markTextOf(action)}, ${dueWords(context, action)}.`,
  });
}

function decidedOn(report: ReportShown, decisions: readonly DecisionShown[]): ReportShown {
  const decision = decisions.find(({ updateId }) => updateId === report.id);
  return decision ? { ...report, decision } : report;
}

function factsBlock(context: MessageContext, action: ActionNow): Block {
  const way = directionText(directionOfTravel(action.ragBefore, action.rag));
  const shownWay = action.state === 'in-progress' && way ? `. ${way}` : '';
  const heard = action.latest ? shownWay : ', no update yet';
  const agencies = action.agencies.map((agency) => excerpt(agency, 60));
  return {
    kind: 'facts',
    facts: [
      {
        name: 'Status',
        value: neverHeardOf(action) ?? `${markTextOf(action)}${heard}`,
      },
      { name: 'Due', value: dueText(context, action) },
      { name: 'Priority', value: nameOf(action.priority) },
      { name: 'Sub-group', value: excerpt(action.subGroup.name, 100) },
      ...(agencies.length > 0 ? [{ name: 'Agencies', value: andList(agencies.slice(0, 8)) }] : []),
      ...action.measures.slice(0, 3).map((measure) => ({
        name: 'Measure',
        value: measureText(measure),
      })),
    ],
  };
}

function dueText(context: MessageContext, action: ActionNow): string {
  const { baselineDueOn, dueOn, dueMoves } = action;
  const isLate = dueOn !== undefined && isOverdue(action, todayOf(context));
  const due = isLate
    ? `${dayInText(context, dueOn)}, overdue`
    : dueWords(context, action).replace(/^due /, '');
  if (dueMoves === 0 || !baselineDueOn || baselineDueOn === dueOn) return due;
  return `${due}; first agreed for ${dayInText(context, baselineDueOn)}, moved ${times(dueMoves)}`;
}

function measureText({ text, baseline, target }: ActionNow['measures'][number]): string {
  const aim = target ? `, target ${excerpt(target, 60)}` : '';
  return `${excerpt(text, 120)}: baseline ${excerpt(baseline, 60)}${aim}`;
}

function actionButtons(context: MessageContext, facts: ActionFacts): Button[] {
  const { action, periodId, canUpdate, canAccept, canPause } = facts;
  const claimed = action.state === 'complete-claimed' ? action.latest?.id : undefined;
  const update = periodId && canUpdate && isAsked(action);
  const decide = canAccept && claimed;
  const paused = action.state === 'paused';
  return [
    ...(update ? [button(context, 'update', [action.id, periodId], 'Update')] : []),
    ...(decide
      ? [
          button(context, 'accept', [claimed], 'Accept', { style: 'primary' }),
          button(context, 'send-back', [claimed], 'Send back'),
        ]
      : []),
    ...(canPause && paused ? [button(context, 'resume', [action.ref], 'Resume')] : []),
    ...(canPause && isAsked(action) ? [button(context, 'pause', [action.ref], 'Pause')] : []),
  ];
}
