import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const mondayAt9 = '2024-09-02T08:00:00Z';
const closesAt = '2024-09-05T16:00:00Z';
const rollUpAt = '2024-09-06T09:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
});

/** What the coordinator was told of people who were never asked. */
async function told(): Promise<readonly string[]> {
  const read = await living.as('coordinator').reads();
  return read.filter((one) => one.includes('could not be delivered before answers closed'));
}

it('who could not be asked before answers closed is told to the coordinator, in one note', async () => {
  living.troubles('lead-fathers', 'away');
  living.troubles('lead-two', 'away');
  await living.jumpTo(closesAt);

  expect(await told()).toEqual([
    `2 people were never asked

2 requests for updates could not be delivered before answers closed on Thursday 5 September at 5pm: Lead fathers and Lead two. Their silence means nothing. Ask them yourself: they can still answer with /progress mine, and it is marked late.`,
  ]);
});

it('one alone is told in a sentence, and once, whatever comes after', async () => {
  living.troubles('lead-fathers', 'away');

  await living.jumpTo(rollUpAt);
  await living.jumpTo('2024-09-12T17:00:00Z');

  const [first, second] = await told();
  expect(first).toBe(
    `Somebody was never asked

The request for updates to Lead fathers could not be delivered before answers closed on Thursday 5 September at 5pm. Their silence means nothing. Ask them yourself: they can still answer with /progress mine, and it is marked late.`,
  );
  expect(second).toContain('answers closed on Thursday 12 September at 5pm');
  expect(await told()).toHaveLength(2);
});

it('who answered all by themselves is not named', async () => {
  living.troubles('lead-fathers', 'away');
  await living.jumpTo(mondayAt9);
  const lead = living.as('lead-fathers');
  await lead.command('/progress update 1.1 green The films are ready.');
  await lead.command('/progress update 1.2 green The repository is built.');

  await living.jumpTo(closesAt);

  expect(await told()).toEqual([]);
});

it('a deputy who could not be asked when the day for it came is named', async () => {
  living.troubles('deputy-schools', 'away');

  await living.jumpTo(closesAt);

  expect(await told()).toEqual([
    expect.stringContaining('to Deputy schools could not be delivered'),
  ]);
});

it('a request that failed is not told a second time', async () => {
  living.troubles('lead-fathers', 'refused');

  await living.jumpTo(closesAt);

  expect(await told()).toEqual([]);
});

it('one that nobody knew about at the close, and that did not arrive, comes to the note with the roll-up', async () => {
  living.troubles('lead-fathers', 'lost');
  living.troubles('lead-police', 'away');
  await living.jumpTo('2024-09-05T16:30:00Z');
  const atClose = await told();
  await workspace.passes(3_600_000);
  await living.deliver();

  await living.jumpTo(rollUpAt);

  expect(atClose).toEqual([
    expect.stringMatching(/^Somebody was never asked\n\nThe request for updates to Lead police/),
  ]);
  expect(await told()).toEqual([
    expect.stringContaining('closed on Thursday 5 September at 5pm: Lead fathers and Lead police.'),
  ]);
});

it('where everybody was asked nobody is told anything', async () => {
  await living.jumpTo(rollUpAt);

  expect(await told()).toEqual([]);
});
