import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNotifications } from '../../src/db/notifications.ts';
import { ear } from '../support/ear.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

describe('notifications', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  const notify = (channel: string, payload: string) =>
    store.prisma.$queryRaw`SELECT pg_notify(${channel}, ${payload})::text`;
  /** Ends the listeners' connections on the server's side, as a restart of it would. */
  const cut = () => store.prisma.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'waymark listener'`;

  test('are heard by every listener of their channel, and by no other', async () => {
    const { listen } = store.notifications;
    const [one, other, elsewhere] = [
      ear<string | undefined>(),
      ear<string | undefined>(),
      ear<string | undefined>(),
    ];
    await listen('both', one.hear);
    await listen('both', other.hear);
    await listen('Else "where"', elsewhere.hear);

    await notify('both', 'first');
    await notify('Else "where"', 'second');

    expect(await one.next()).toBe('first');
    expect(await other.next()).toBe('first');
    expect(await elsewhere.next()).toBe('second');
  });

  test('are heard after the commit of what they tell', async () => {
    const { next, hear } = ear<string | undefined>();
    await store.notifications.listen('committed', hear);
    const failing = store.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_notify('committed', 'never')::text`;
      throw new Error('Rolled back.');
    });
    await expect(failing).rejects.toThrow('Rolled back.');

    await notify('committed', 'after');

    expect(await next()).toBe('after');
  });

  test('are heard no more after stopping', async () => {
    const { listen } = store.notifications;
    const [stopped, going] = [ear<string | undefined>(), ear<string | undefined>()];
    const stop = await listen('stopping', stopped.hear);
    await listen('stopping', going.hear);
    await notify('stopping', 'one');
    await stopped.next();
    stop();

    await notify('stopping', 'two');

    expect([await going.next(), await going.next()]).toEqual(['one', 'two']);
    stopped.hear('nothing came between');
    expect(await stopped.next()).toBe('nothing came between');
  });

  test('are heard again after a lost connection, which is told', async () => {
    const { next, hear } = ear<string | undefined>();
    await store.notifications.listen('lost', hear);

    for (const payload of ['once', 'and again']) {
      await cut();
      expect(await next()).toBe(undefined);
      await notify('lost', payload);
      expect(await next()).toBe(payload);
    }
  });

  test('of a closed connection do not come back', async () => {
    const notifications = openNotifications(store.connection);
    const { next, hear } = ear<string | undefined>();
    await notifications.listen('closed', hear);

    await notifications.close();
    await notify('closed', 'nobody hears');

    hear('last');
    expect(await next()).toBe('last');
  });

  test('can be closed while the connection is lost, and stay closed', async () => {
    const notifications = openNotifications(store.connection);
    const { next, hear } = ear<string | undefined>();
    await notifications.listen('closed', () => undefined);
    await store.notifications.listen('others come back', hear);
    await cut();

    await notifications.close();
    await next();

    const listeners = await store.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'waymark listener'`;
    expect(listeners).toHaveLength(1);
  });

  test('cannot be listened to where there is no database', async () => {
    const notifications = openNotifications({ ...store.connection, database: 'nowhere' });

    await expect(notifications.listen('any', () => undefined)).rejects.toThrow('"nowhere"');
    await notifications.close();
  });
});
