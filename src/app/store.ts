import type { Drafts } from './store-drafts.ts';
import type { Audit, Inbound } from './store-journal.ts';
import type { Ledger } from './store-ledger.ts';
import type { Matches } from './store-matches.ts';
import type { Members } from './store-members.ts';
import type { Periods } from './store-periods.ts';
import type { Plans } from './store-plans.ts';
import type { Requests } from './store-requests.ts';
import type { Troubles } from './store-troubles.ts';
import type { Updates } from './store-updates.ts';
import type { Workspaces } from './store-workspaces.ts';

/** Everything stored, by aggregate. Each method is one statement or a few; none opens a transaction of its own. */
export interface Store {
  readonly members: Members;
  readonly plans: Plans;
  readonly periods: Periods;
  readonly requests: Requests;
  readonly drafts: Drafts;
  readonly updates: Updates;
  readonly ledger: Ledger;
  readonly troubles: Troubles;
  readonly inbound: Inbound;
  readonly audit: Audit;
  readonly workspaces: Workspaces;
  readonly matches: Matches;
}

/** The store, and the only way to write several things or none of them. READ COMMITTED. */
export interface Database extends Store {
  /** Whether it answers at all. Never throws. */
  answers(): Promise<boolean>;
  transaction<Result>(work: (tx: Store) => Promise<Result>): Promise<Result>;
}
