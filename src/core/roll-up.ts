import type { ActionNow, OpenAsk } from './action-now.ts';
import { isAsked, isOverdue } from './asked.ts';
import type { PeriodAnswer } from './drift.ts';
import type { LocalDate } from './local-date.ts';
import { directionOfTravel } from './rag.ts';
import {
  asksInOrder,
  betterOf,
  driftsOf,
  movedOf,
  newlyRedOrAmberOf,
  overdueOf,
  quietOf,
  silentOf,
} from './roll-up-changes.ts';
import { countsOf, partOf } from './roll-up-counts.ts';
import type { RollUpAction, RollUpFacts } from './roll-up-facts.ts';
import { type LateAnswer, lateFor, lateOf } from './roll-up-late.ts';
import { prioritiesOf } from './roll-up-priorities.ts';

export type { RollUpFacts } from './roll-up-facts.ts';

/** An action with what the roll-up needs to know of its past. */
export interface ActionToRollUp extends ActionNow {
  readonly updatedThisPeriod: boolean;
  /** Somebody was asked about it in this period: not where it was added or resumed after the opening. */
  readonly askedThisPeriod: boolean;
  /** The last six answered periods or so: newest first, this one included where it was answered. */
  readonly recentAnswers: readonly PeriodAnswer[];
  /** Given for earlier periods since the last roll-up. */
  readonly lateAnswers: readonly LateAnswer[];
}

export interface RollUpInput {
  readonly partnershipName: string;
  readonly period: { readonly id: string; readonly openedOn: LocalDate; readonly closesAt: Date };
  readonly actions: readonly ActionToRollUp[];
  readonly asks: readonly OpenAsk[];
  /** The roll-up before this one. */
  readonly previous?: RollUpFacts;
  readonly todayOn: LocalDate;
}

/** What the Executive is told about one period. Every action counts once, and the parts sum to the whole. */
export function rollUpOf(input: RollUpInput): RollUpFacts {
  const { period, previous, todayOn } = input;
  const actions = input.actions.map((action) => rolledUp(action, input));
  const asked = input.actions.filter(
    (action) => action.updatedThisPeriod || (action.askedThisPeriod && isAsked(action)),
  );
  const counts = countsOf(actions);
  const late = lateOf(input.actions, previous);
  return {
    version: 1,
    partnershipName: input.partnershipName,
    periodId: period.id,
    openedOn: period.openedOn,
    closesAt: period.closesAt.toISOString(),
    takenOn: todayOn,
    counts,
    total: actions.length,
    updated: asked.length - counts['no-update'],
    asked: asked.length,
    actions,
    priorities: prioritiesOf(input.actions, actions),
    asks: asksInOrder(input.asks),
    ...(previous ? { comparedWithOn: previous.openedOn } : {}),
    newlyRedOrAmber: newlyRedOrAmberOf(actions, previous),
    quiet: quietOf(actions),
    better: betterOf(actions, previous),
    overdue: overdueOf(actions),
    moved: movedOf(actions, previous),
    silent: silentOf(asked.map((action) => rolledUp(action, input))),
    completions: actions.filter((one) => one.part === 'claimed').map((one) => one.ref),
    late: late.map(({ told }) => told),
    lateShown: [
      // Those told before as well: the next one may look back at them again.
      ...input.actions.flatMap(({ lateAnswers }) => lateAnswers.map(({ id }) => id)),
      ...input.actions.flatMap((one) => lateFor(period.id, one)?.id ?? []),
    ],
    drift: driftsOf(input.actions),
  };
}

function rolledUp(action: ActionToRollUp, input: RollUpInput): RollUpAction {
  const direction = action.updatedThisPeriod
    ? directionOfTravel(action.ragBefore, action.rag)
    : undefined;
  return {
    ref: action.ref,
    title: action.title,
    priority: action.priority === 'cross-cutting' ? 'cross-cutting' : action.priority.number,
    subGroup: action.subGroup.name,
    part: partOf(action),
    state: action.state,
    ...(action.rag ? { rag: action.rag } : {}),
    ...(direction ? { direction } : {}),
    ...(action.latest
      ? { sentence: action.latest.sentence, reportedAt: action.latest.reportedAt.toISOString() }
      : {}),
    noChange: action.updatedThisPeriod && action.latest?.noChange === true,
    ...(lateFor(input.period.id, action) ? { late: true as const } : {}),
    ...(action.dueOn ? { dueOn: action.dueOn } : {}),
    dueMoves: action.dueMoves,
    overdue: isOverdue(action, input.todayOn),
  };
}
