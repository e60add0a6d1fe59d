import { v7 as newId } from 'uuid';
import type { Store } from '../../src/app/store.ts';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import { addDays, type LocalDate } from '../../src/core/local-date.ts';
import type { Milestone, MilestoneKind } from '../../src/core/milestones.ts';
import { enter, type TypedText } from '../../src/core/privacy.ts';
import type { StatusUpdate } from '../../src/core/status-update.ts';
import { exampleSchedule } from './example-schedule.ts';
import { type StoredPartnership, storePartnership } from './partnership-builder.ts';

/** Text as it comes through the privacy door. */
export function typed(text: string): TypedText {
  const entered = enter(text);
  if (!entered.ok) throw new Error('The privacy door refused the text of a test.');
  return entered.text;
}

/** The small plan with the example's weekly schedule. */
export async function storeReporting(
  store: Pick<Store, 'plans' | 'members'>,
  slug: string,
  changes: Parameters<typeof storePartnership>[2] = {},
): Promise<StoredPartnership & { readonly scheduleId: string }> {
  const partnership = await storePartnership(store, slug, {
    schedule: exampleSchedule(),
    ...changes,
  });
  const schedule = await store.plans.schedule(partnership.id);
  if (!schedule) throw new Error('The plan was stored without its schedule.');
  return { ...partnership, scheduleId: schedule.id };
}

/** A period from 8am UTC of that day, closed after four days and rolled up after seven. */
export function aPeriod(
  scheduleId: string,
  on: LocalDate,
  changes: Partial<PeriodFacts> = {},
): PeriodFacts {
  const opensAt = new Date(`${on}T08:00:00Z`);
  return {
    id: newId(),
    scheduleId,
    localOn: on,
    opensAt,
    closesAt: new Date(`${addDays(on, 4)}T16:00:00Z`),
    rollUpAt: new Date(`${addDays(on, 7)}T06:00:00Z`),
    openedAt: opensAt,
    ...changes,
  };
}

export function aMilestone(kind: MilestoneKind, dueAt: Date, ordinal = 1): Milestone {
  return { kind, ordinal, dueAt, on: dueAt.toISOString().slice(0, 10) };
}

/** Opens the week of that day; nothing in it is due. */
export async function openWeek(
  store: Pick<Store, 'periods'>,
  partnership: { readonly id: string; readonly scheduleId: string },
  on: LocalDate,
): Promise<PeriodFacts> {
  const period = aPeriod(partnership.scheduleId, on);
  await store.periods.open(partnership.id, period, [], 'done');
  return period;
}

/** Green, on time, by the form: changed as given. */
export function anUpdate(
  of: Pick<StatusUpdate, 'actionId' | 'periodId' | 'authorId'> & Partial<StatusUpdate>,
): StatusUpdate {
  const state = of.state ?? 'in-progress';
  return {
    id: newId(),
    revision: 1,
    capacity: 'lead',
    way: 'form',
    reportedAt: new Date('2024-09-02T10:00:00Z'),
    late: false,
    state,
    ...(state === 'in-progress' ? { rag: 'green' } : {}),
    sentence: typed('Trained 45 staff.'),
    ...of,
  };
}
