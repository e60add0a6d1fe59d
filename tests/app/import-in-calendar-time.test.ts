import { afterAll, beforeAll, expect, it } from 'vitest';
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
