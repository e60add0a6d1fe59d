import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkWorkspace } from '../../src/app/link-workspace.ts';
import { tick } from '../../src/app/tick.ts';
import { textOf } from '../support/living-reply.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

it('a plan imported into simulated time is dated by that calendar alone', async () => {
  const living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  const [first, ...rest] = living.plan.actions;
  if (!first) throw new Error('The plan has actions.');

  await living.changesPlan({
    actions: [{ ...first, due: { on: '2025-05-31' } }, ...rest.slice(1)],
  });

  const shown = textOf(await living.as('lead-fathers').command('/priority 1.1'));
  expect(shown).toContain('2 September');
  const machineDay = new Date().toISOString().slice(0, 10);
  const dated = await workspace.tablesThatHold(machineDay);
  for (const table of ['ActionChange', 'AuditEntry', 'BusinessPlan', 'PriorityAction']) {
    expect(dated).not.toContain(`"${table}"`);
  }
});

it('a partnership whose made-up time ends with a link is asked next by the real date, and nothing is told as missed', async () => {
  const { partnershipId } = await workspace.founds();
  const { database } = workspace.workings;
  const workspaceId = await workspace.workspaceOf('tenant-1', 'teams');
  const known = await database.workspaces.known();
  const tenant = known.find(({ id }) => id === workspaceId);
  const [partnership] = (await database.members.partnerships(new Date())).filter(
    ({ id }) => id === partnershipId,
  );
  if (!tenant || !partnership) throw new Error('Both are stored.');
  const now = new Date('2026-11-27T05:10:00Z');

  await linkWorkspace(workspace.workings, partnership, tenant, now);

  const schedule = await database.plans.schedule(partnershipId);
  expect(schedule?.next?.opensAt).toEqual(new Date('2026-11-30T09:00:00Z'));
  expect(await tick(workspace.workings, now, partnershipId)).toEqual([]);
});
