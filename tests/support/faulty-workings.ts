import type { Store } from '../../src/app/store.ts';
import type { Workings } from '../../src/app/workings.ts';
import { type Faults, InjectedFault } from './faults.ts';

/**
 * The same workings, each call to the ledger counted, also in a transaction, and each transaction too. A call in one that never comes
 * back is as a process that was killed: the server rolls its transaction back.
 */
export function faultyWorkings(workings: Workings, faults: Faults): Workings {
  const { database } = workings;
  const ledgerOf = (store: Store) => faults.around<Store['ledger']>(store.ledger);

  async function transaction<Result>(work: (tx: Store) => Promise<Result>): Promise<Result> {
    const killed = faults.killed.then((): never => {
      throw new InjectedFault('killed');
    });
    killed.catch(() => undefined);
    try {
      return await database.transaction((tx) =>
        Promise.race([work({ ...tx, ledger: ledgerOf(tx) }), killed]),
      );
    } catch (error) {
      return faults.isKilled() ? new Promise(() => undefined) : Promise.reject(error);
    }
  }

  return {
    ...workings,
    database: { ...database, ledger: ledgerOf(database), ...faults.around({ transaction }) },
  };
}
