import { expect, it } from 'vitest';
import { dispatch } from '../../src/app/dispatch.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import { tick } from '../../src/app/tick.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { planOnSlack } from '../support/living-plan.ts';
import { livingWorkspace } from '../support/living-workspace.ts';
import { machineAt } from '../support/machines.ts';

const beatMs = 10_000;
const tenMinutesMs = 600_000;

it('prompts go out within ten minutes of the opening, never before it, and each at the same time every week', async () => {
  const { workings, passes, end } = await livingWorkspace();
  const machine = machineAt(new Date('2024-09-02T07:58:00Z'));
  const { partnershipId } = await importPlan(workings, planOnSlack('york'), machine.now());
  const sent: { to: string; atMs: number }[] = [];
  const chat = fakeChat({
    onPost: ({ to, card }) => {
      if (/need/.test(card.title)) sent.push({ to: to.id, atMs: machine.now().getTime() });
    },
  });
  /** Beats from two minutes before the instant to eleven after, and gives how long after it each was asked. */
  const asks = async (instant: string) => {
    const openMs = Date.parse(instant);
    machine.passes(openMs - 2 * 60_000 - machine.now().getTime());
    sent.splice(0);
    for (let beat = 0; beat < 13 * 6; beat += 1) {
      await tick(workings, machine.now(), partnershipId);
      await dispatch(workings, () => chat, machine, partnershipId);
      machine.passes(beatMs);
      await passes(beatMs);
    }
    return new Map(sent.map(({ to, atMs }) => [to, atMs - openMs] as const).toSorted());
  };

  const first = await asks('2024-09-02T08:00:00Z');
  const second = await asks('2024-09-09T08:00:00Z');
  await end();

  expect([...first.keys()]).toEqual([
    'U-deputy-fathers',
    'U-lead-fathers',
    'U-lead-police',
    'U-lead-two',
  ]);
  for (const afterMs of first.values()) {
    expect(afterMs).toBeGreaterThanOrEqual(0);
    expect(afterMs).toBeLessThan(tenMinutesMs + beatMs);
  }
  expect(new Set(first.values()).size).toBeGreaterThan(1);
  expect(second).toEqual(first);
});
