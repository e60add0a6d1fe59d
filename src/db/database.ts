import type { Database, Store } from '../app/store.ts';
import type { Db } from './db.ts';
import { draftsOf } from './drafts.ts';
import type { PrismaClient } from './generated/client.ts';
import { auditOf, inboundOf } from './journal.ts';
import { ledgerOf } from './ledger.ts';
import { matchesOf } from './matches.ts';
import { membersOf } from './members.ts';
import type { Notifications } from './notifications.ts';
import { periodsOf } from './periods.ts';
import { plansOf } from './plans.ts';
import { requestsOf } from './requests.ts';
import { troublesOf } from './troubles.ts';
import { updatesOf } from './updates.ts';
import { workspacesOf } from './workspace-links.ts';

/** Prisma's own default of 2 s would give up while a plan is being imported on a busy machine. */
const patience = { maxWait: 10_000, timeout: 30_000 };

/** The store on this database. A transaction that throws, or that takes longer than 30 s, leaves nothing. */
export function openDatabase(prisma: PrismaClient, notifications: Notifications): Database {
  return {
    ...storeOn(prisma, notifications),
    answers: () =>
      prisma.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
    transaction: (work) => prisma.$transaction((tx) => work(storeOn(tx, notifications)), patience),
  };
}

function storeOn(db: Db, notifications: Notifications): Store {
  return {
    members: membersOf(db),
    plans: plansOf(db),
    periods: periodsOf(db),
    requests: requestsOf(db),
    drafts: draftsOf(db),
    updates: updatesOf(db),
    ledger: ledgerOf(db, notifications),
    troubles: troublesOf(db),
    inbound: inboundOf(db),
    audit: auditOf(db),
    workspaces: workspacesOf(db),
    matches: matchesOf(db),
  };
}
