import { v7 as newId } from 'uuid';
import type { ActionNow } from '../core/action-now.ts';
import { capacityIn } from '../core/permissions.ts';
import { withDetailsOf } from '../core/report-brief.ts';
import { valuesOf } from '../core/report-values.ts';
import type { Report, StatusUpdate, Way } from '../core/status-update.ts';
import type { Acting } from './acting.ts';
import { audit } from './audit.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

const asEdit = { asEdit: true } as const;
/** They ask for a status and a sentence only. */
const briefWays: ReadonlySet<Way> = new Set(['several', 'reply', 'command']);

export interface ReportToStore {
  readonly action: ActionNow;
  readonly period: PeriodFacts;
  /** The revision the author saw; 0: none. */
  readonly revisionSeen: number;
  readonly report: Report;
  readonly way: Way;
}

/** What became of it; `theirs`: somebody else answered since, and nothing was stored. */
export type StoredReport =
  | { readonly kind: 'stored'; readonly update: StatusUpdate }
  | { readonly kind: 'theirs'; readonly theirs: StatusUpdate | undefined };

/**
 * Stores one revision, and its audit entry. The caller refreshes the messages, once for all it stores. What the author
 * has just sent in the same words (a double press) is stored already, and is not theirs. A brief answer keeps the ask and
 * the details of the revision that it replaces.
 */
export async function storeReport(
  tx: Store,
  acting: Acting,
  { action, period, revisionSeen, report, way }: ReportToStore,
): Promise<StoredReport> {
  const { partnership, member } = acting;
  const replaces = revisionSeen > 0 && briefWays.has(way);
  const before = replaces ? await currentOf(tx, acting, action, period) : undefined;
  const update: StatusUpdate = {
    ...(before?.revision === revisionSeen ? withDetailsOf(report, before) : report),
    id: newId(),
    actionId: action.id,
    periodId: period.id,
    revision: revisionSeen + 1,
    authorId: member.id,
    capacity: capacityIn(member, action.subGroup.id) ?? 'coordinator',
    way,
    reportedAt: partnership.now,
    late: period.closedAt !== undefined || partnership.now >= period.closesAt,
  };
  if (!(await tx.updates.add(partnership.id, update))) {
    const theirs = await currentOf(tx, acting, action, period);
    if (theirs && isTheSame(update, theirs)) return { kind: 'stored', update: theirs };
    return { kind: 'theirs', theirs };
  }
  const { revision } = update;
  await audit(tx, acting, 'update stored', { action: action.id, period: period.id, revision, way });
  return { kind: 'stored', update };
}

async function currentOf(
  tx: Store,
  { partnership }: Acting,
  action: ActionNow,
  period: PeriodFacts,
): Promise<StatusUpdate | undefined> {
  const found = await tx.updates.inPeriod(partnership.id, period.id, [action.id]);
  return found.get(action.id);
}

function isTheSame(update: StatusUpdate, current: StatusUpdate): boolean {
  if (update.authorId !== current.authorId || update.revision !== current.revision) return false;
  const sent = briefWays.has(update.way) ? withDetailsOf(update, current) : update;
  const [mine, stored] = [sent, current].map((one) => Object.entries(valuesOf(one, asEdit)));
  return JSON.stringify(mine) === JSON.stringify(stored);
}
