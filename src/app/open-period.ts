import { v7 as newId } from 'uuid';
import { isAsked } from '../core/asked.ts';
import { type Outcome, outcomeOf } from '../core/lateness.ts';
import type { LocalDate } from '../core/local-date.ts';
import { type Milestone, milestonesOf } from '../core/milestones.ts';
import { nextOccurrence } from '../core/schedule.ts';
import type { ClosedDays } from '../core/working-days.ts';
import { skippedOpeningCard } from '../messages/notes.ts';
import { promptCard } from '../messages/prompt.ts';
import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { allClosedDays } from './closed-days.ts';
import { contextOf } from './message-context.ts';
import { nextOpening, openingToCome } from './next-opening.ts';
import { queueToCoordinators, queueToMember } from './queue-message.ts';
import { refreshOpen } from './refresh-open.ts';
import type { Store } from './store.ts';
import type { DueOpening, PeriodFacts } from './store-periods.ts';
import type { ScheduleFacts } from './store-plans.ts';
import type { UpdateRequest } from './store-requests.ts';
import { tellIfUnreachable } from './tell-unreachable.ts';
import type { Workings } from './workings.ts';

/**
 * Opens a reporting period: its milestones are computed and stored, each lead gets one prompt with every action they
 * answer for, what the period before still asked points to that, and the schedule moves on to the next. Too late: recorded as skipped, nobody is asked, the
 * coordinator is told. Undefined where that date has a period already, opened by another instance or by the calendar
 * before this one.
 */
export async function openPeriod(
  workings: Workings,
  tx: Store,
  partnership: PartnershipNow,
  schedule: ScheduleFacts,
  opening: DueOpening,
): Promise<Outcome | undefined> {
  const closed = allClosedDays(workings, schedule);
  const next = nextOpening(schedule, partnership.zone, closed, opening.on);
  const milestones = milestonesOf({
    schedule: schedule.schedule,
    zone: partnership.zone,
    localOn: opening.on,
    nextLocalOn: nextRuleDate(schedule, partnership.zone, opening.on),
    closed,
  });
  const closesAt = milestones.find(({ kind }) => kind === 'close')?.dueAt;
  // Closed days that came after this opening was planned may have left it no room.
  const outcome = closesAt
    ? outcomeOf(opening.opensAt, partnership.now, workings.lateHours, closesAt)
    : 'skipped';
  const period = periodOf(schedule, opening, milestones, outcome, partnership.now);
  const kept =
    outcome === 'skipped' ? milestones.filter(({ kind }) => kind === 'open') : milestones;
  const before = await tx.periods.latest(partnership.id);
  if (!(await tx.periods.open(partnership.id, period, kept, outcome))) {
    await moveOn(tx, partnership, closed, opening);
    return undefined;
  }
  await tx.plans.setNext(partnership.id, schedule.id, next);
  if (outcome === 'skipped') {
    const card = skippedOpeningCard(contextOf(partnership), opening.opensAt, next?.opensAt);
    const key = `skipped:open:${period.id}`;
    await queueToCoordinators(tx, partnership, { key, kind: 'notice', card });
    return outcome;
  }
  await askLeads(tx, partnership, period);
  if (before) await refreshOpen(tx, partnership, { ...before, over: true });
  return outcome;
}

/** Whoever opened it moved the schedule on, but for a calendar that changed since: it would try this date for ever. */
async function moveOn(
  tx: Store,
  partnership: PartnershipNow,
  closed: ClosedDays,
  { on }: DueOpening,
): Promise<void> {
  const schedule = await tx.plans.schedule(partnership.id);
  if (schedule?.next?.on !== on) return;
  const latest = await tx.periods.latest(partnership.id);
  const next = openingToCome(schedule, partnership, closed, latest, { afterOn: on });
  await tx.plans.setNext(partnership.id, schedule.id, next);
}

function nextRuleDate({ schedule, anchorOn }: ScheduleFacts, zone: string, on: LocalDate) {
  const { rule, time } = schedule;
  return nextOccurrence({ rule, time, zone, anchorOn }, on);
}

function periodOf(
  schedule: ScheduleFacts,
  opening: DueOpening,
  milestones: readonly Milestone[],
  outcome: Outcome,
  now: Date,
): PeriodFacts {
  const dueAt = (kind: Milestone['kind']) =>
    milestones.find((milestone) => milestone.kind === kind)?.dueAt ?? opening.opensAt;
  return {
    id: newId(),
    scheduleId: schedule.id,
    localOn: opening.on,
    opensAt: opening.opensAt,
    closesAt: dueAt('close'),
    rollUpAt: dueAt('roll-up'),
    ...(outcome === 'skipped' ? {} : { openedAt: now }),
  };
}

async function askLeads(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  const actions = (await tx.plans.actions(partnership.id, {})).filter(isAsked);
  const leadOf = new Map(
    (await tx.plans.subGroups(partnership.id)).map(({ id, leadId }) => [id, leadId]),
  );
  for (const leadId of new Set(leadOf.values())) {
    const theirs = actions.filter((action) => leadOf.get(action.subGroup.id) === leadId);
    if (theirs.length === 0) continue;
    const request: UpdateRequest = {
      id: newId(),
      periodId: period.id,
      memberId: leadId,
      promptId: newId(),
      askedAt: partnership.now,
      items: theirs.map(({ id }) => ({ actionId: id, capacity: 'lead' })),
    };
    await tx.requests.add(partnership.id, request);
    await prompt(tx, partnership, period, request);
  }
}

async function prompt(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
): Promise<void> {
  const { owed, passable } = await standingOf(tx, partnership.id, request);
  const card = promptCard(contextOf(partnership), {
    requestId: request.id,
    period,
    items: owed,
    page: 1,
    canPass: passable.length > 0,
  });
  const key = `prompt:${period.id}:${request.memberId}`;
  const message = { id: request.promptId, key, kind: 'prompt', card, periodId: period.id } as const;
  const queued = await queueToMember(tx, partnership, request.memberId, {
    ...message,
    notAfter: period.closesAt,
    spread: true,
  });
  if (!queued) await tellIfUnreachable(tx, partnership, period, request.memberId);
}
