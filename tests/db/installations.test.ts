import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Installations, NewInstallation } from '../../src/app/store-installations.ts';
import { installationsOf } from '../../src/db/installations.ts';
import { sealingWith } from '../../src/db/sealing.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let installations: Installations;
beforeAll(async () => {
  store = await openTestStore();
  installations = installationsOf(store.prisma, 'slack', sealingWith([randomBytes(32)]));
});
afterAll(() => store.close());

const monday = new Date('2026-11-23T09:00:00Z');
const tuesday = new Date('2026-11-24T09:00:00Z');
const install = (changes: Partial<NewInstallation> = {}) =>
  installations.install({
    externalId: 'T1',
    name: 'Council',
    token: 'xoxb-1',
    installedAt: monday,
    ...changes,
  });

it('a workspace that installs again is the same, with its newest token', async () => {
  const first = await install();
  const again = await install({ token: 'xoxb-2', installedAt: tuesday });

  expect(again.workspaceId).toBe(first.workspaceId);
  expect(await installations.find('T1')).toEqual(again);
  expect(await installations.standing()).toEqual([again]);
});

it('an end that is meant for an earlier installation leaves the newer one', async () => {
  const first = await install({ externalId: 'T2' });
  await install({ externalId: 'T2', installedAt: tuesday });

  expect(await installations.end(first, tuesday)).toBe(false);
  expect(await installations.find('T2')).toMatchObject({ installedAt: tuesday });
});

it('one that ended stands no more, and is remembered by its name', async () => {
  const third = await install({ externalId: 'T3', name: 'Police' });

  expect(await installations.end(third, tuesday)).toBe(true);

  expect(await installations.find('T3')).toBeUndefined();
  expect(await installations.ended()).toEqual([
    { externalId: 'T3', name: 'Police', endedAt: tuesday },
  ]);
});

it('a token whose key is lost is said to be closed, and the rest is there', async () => {
  await install({ externalId: 'T4' });
  const others = installationsOf(store.prisma, 'slack', sealingWith([randomBytes(32)]));

  expect(await others.find('T4')).toMatchObject({ name: 'Council', token: undefined });
});
