import { withLinked } from '../core/linked-workspaces.ts';
import type { Plan } from '../core/plan.ts';
import { type Difference, planDifferences } from '../core/plan-differences.ts';
import type { PartnershipNow } from './acting.ts';
import { askWhoLeadsNow } from './ask-new-leads.ts';
import { allClosedDays } from './closed-days.ts';
import { openingToCome } from './next-opening.ts';
import { refreshListed } from './refresh-listed.ts';
import type { Store } from './store.ts';
import type { Workings } from './workings.ts';

export interface Imported {
  readonly partnershipId: string;
  /** Every change, in words and places; all `added` for a new partnership. */
  readonly differences: readonly Difference[];
  readonly isNew: boolean;
}

/** What importing this plan would change. Nothing is stored. */
export async function previewImport(store: Store, plan: Plan): Promise<readonly Difference[]> {
  const stored = await store.plans.stored(plan.partnership.id);
  return stored ? planDifferences(stored, await wholePlan(store, plan)) : [];
}

/** With the workspaces that were linked by hand. */
async function wholePlan(store: Store, plan: Plan): Promise<Plan> {
  return withLinked(plan, await store.workspaces.linked(plan.partnership.id));
}

/**
 * Makes the stored plan equal to this one, in one transaction, and works out when the next period opens: the first
 * opening that is not past by the partnership's calendar, and not while a period runs; anew, too, where its time becomes
 * real. What changed is dated by that calendar. `simulatedAt` starts the calendar of a new partnership that lives in the local workspace alone.
 */
export function importPlan(
  workings: Workings,
  plan: Plan,
  machineNow: Date,
  simulatedAt?: Date,
): Promise<Imported> {
  return workings.database.transaction(async (tx) => {
    const { at, ...imported } = await storePlan(workings, tx, plan, machineNow, simulatedAt);
    await tx.audit.add({
      partnershipId: imported.partnershipId,
      at,
      what: 'plan imported',
      about: { changes: imported.differences.length, actions: plan.actions.length },
    });
    return imported;
  });
}

/** The same in the caller's transaction, and without an entry in the audit. `at`: when that was, by the partnership's calendar. */
export async function storePlan(
  workings: Workings,
  tx: Store,
  plan: Plan,
  machineNow: Date,
  simulatedAt?: Date,
): Promise<Imported & { readonly at: Date }> {
  const before = await tx.plans.stored(plan.partnership.id);
  const whole = await wholePlan(tx, plan);
  const differences = before ? planDifferences(before, whole) : [];
  const known = await tx.members.partnerships(machineNow);
  const was = known.find(({ slug }) => slug === plan.partnership.id);
  const listed = was ? await tx.plans.actions(was.id, {}) : [];
  const at = calendarAt(whole, was, simulatedAt ?? machineNow, machineNow);
  const partnershipId = await tx.plans.write(plan, at, simulatedAt ?? machineNow);
  await setNextOpening(workings, tx, partnershipId, machineNow, was?.simulated);
  await askWhoLeadsNow(tx, partnershipId, machineNow);
  await refreshListed(tx, partnershipId, listed, machineNow);
  // After what locks requests, as whoever answers does.
  await tx.ledger.readdress(partnershipId);
  await tx.matches.wantOf(partnershipId);
  return { partnershipId, differences, isNew: before === undefined, at };
}

/** When the import happens by the partnership's calendar: people on Slack or Teams live in real time. */
function calendarAt(
  { workspaces }: Plan,
  was: PartnershipNow | undefined,
  startsAt: Date,
  machineNow: Date,
): Date {
  return workspaces.length > 0 ? machineNow : (was?.now ?? startsAt);
}

async function setNextOpening(
  workings: Workings,
  tx: Store,
  partnershipId: string,
  machineNow: Date,
  wasSimulated = false,
): Promise<void> {
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  const schedule = await tx.plans.schedule(partnershipId);
  if (!partnership || !schedule) return;
  // What was next in time made up for a trial may be years past: each opening since would be told as one that came too late.
  const isRealNow = wasSimulated && !partnership.simulated;
  if (schedule.next && !isRealNow) return;
  const closed = allClosedDays(workings, schedule);
  const latest = await tx.periods.latest(partnershipId);
  const next = openingToCome(schedule, partnership, closed, latest);
  await tx.plans.setNext(partnershipId, schedule.id, next);
}
