import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace({ canFind: false });
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
});

const threadOf = async () => (await living.channel()).map((one) => [one.threadOf, one.card.title]);

it('a roll-up that failed comes with its details once it is sent again', async () => {
  living.archivesChannel();
  await living.jumpTo('2024-09-06T09:00:00Z');
  living.archivesChannel(false);
  const coordinator = living.as('coordinator');

  await coordinator.presses(await coordinator.card(/was not delivered/), 'Send again');

  const [rollUp] = await living.channel();
  expect(await threadOf()).toEqual([
    [undefined, 'Roll-up: week of 2 September 2024'],
    [rollUp?.id, '1 Engaging with Fathers'],
    [rollUp?.id, '2 Missing from Education'],
  ]);
});
