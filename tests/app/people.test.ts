import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { textOf } from '../support/living-reply.ts';
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

const people = async () => textOf(await living.as('coordinator').command('/progress people'));
const mondayAt9 = '2024-09-02T08:00:00Z';

it('before anybody was asked it says when that will be', async () => {
  expect(await people()).toContain('The first requests go out at 9am today.');
});

it('a week is told by person, at the times of its own calendar', async () => {
  await living.jumpTo('2024-09-03T09:15:00Z');
  await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');
  const police = living.as('lead-police');
  await police.presses(await police.card(/need/), 'Pass to deputy');
  await living.jumpTo('2024-09-04T08:00:00Z');

  expect(await people()).toBe(
    `Who was asked

0 of 6 people have answered everything. Asked on Monday 2 September 2024 at 9am. Closes Thursday 5pm.

- Deputy fathers: 0 of 2 answered. Reminded at 9am today.
- Lead two: 0 of 2 answered. Reminded at 9am today. Deputy asked at 9am today.
- Deputy shared: 0 of 2 answered. Asked as deputy on Tuesday at 10:15am. Reminded at 9am today.
- Lead fathers: 1 of 2 answered, first on Tuesday at 10:15am. Reminded at 9am today. Deputy asked about 1 of them at 9am today.
- Deputy schools: 0 of 1 answered. Asked as deputy at 9am today.
- Lead police: 0 of 1 answered. Passed it to the deputy on Tuesday at 10:15am.`,
  );
});

it('whose request is uncertain, then held, is told as it stands', async () => {
  living.troubles('lead-police', 'answer lost');
  await living.jumpTo(mondayAt9);
  expect(await people()).toContain(
    'Lead police: 0 of 1 answered. It is not known yet whether the request arrived: it is being looked up.',
  );

  await living.deliver();

  expect(await people()).toContain(
    `May not have been asked

- Lead police: 0 of 1 answered. The request may not have arrived: ask whether it is there, and answer my note about it.`,
  );
});

it('whoever is not the coordinator is refused', async () => {
  await living.jumpTo(mondayAt9);

  const reply = textOf(await living.as('lead-fathers').command('/progress people'));

  expect(reply).toContain('Only the coordinator can see who was asked and who answered.');
  expect(reply).not.toContain('Lead police');
});
