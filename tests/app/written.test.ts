import { expect, it } from 'vitest';
import { written } from '../../src/app/written.ts';
import { machineAt } from '../support/machines.ts';

/** A database that is away for so many tries. */
function away(forTries: number) {
  let tries = 0;
  const isAway = () => tries <= forTries;
  return {
    answers: async () => !isAway(),
    tries: () => tries,
    write: async () => {
      tries += 1;
      if (isAway()) throw new Error('Connection terminated unexpectedly');
    },
  };
}

const machine = () => machineAt(new Date('2024-09-02T08:00:00Z'));

it('what happened outside is written once the database is back, a second after another', async () => {
  const database = away(300);
  const clock = machine();

  await written(database, clock, database.write);

  expect(database.tries()).toBe(301);
  expect(clock.elapsedMs()).toBe(300_000);
});

it('after ten minutes it is given up', async () => {
  const database = away(10_000);
  const clock = machine();

  await expect(written(database, clock, database.write)).rejects.toThrow('terminated');

  expect(clock.elapsedMs()).toBe(601_000);
});

it('what a database refuses that answers is given up at the third time', async () => {
  let tries = 0;
  const write = async () => {
    tries += 1;
    throw new RangeError('A fault of ours.');
  };

  await expect(written({ answers: async () => true }, machine(), write)).rejects.toThrow(
    RangeError,
  );

  expect(tries).toBe(3);
});

it('nothing is tried again where the process stops', async () => {
  const database = away(10);
  const stopping = new AbortController();
  stopping.abort();

  await expect(written(database, machine(), database.write, stopping.signal)).rejects.toThrow(
    'terminated',
  );

  expect(database.tries()).toBe(1);
});
