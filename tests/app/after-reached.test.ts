import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterLeft, afterReached } from '../../src/app/after-reached.ts';
import { livingPlan } from '../support/living-plan.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const request = '2 actions need an update by Thursday 5 September, 5pm.';
const sunday = '2024-09-01T12:00:00Z';
const monday = '2024-09-02T08:00:00Z';
const wednesday = '2024-09-04T08:00:00Z';
const over = '2024-09-05T16:30:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace({ canFind: false });
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds(undefined, sunday);
});

/** The app is installed for them. */
async function reaches(person: string, isNew = true): Promise<void> {
  living.troubles(person);
  const { from } = living.as(person);
  await afterReached(living.workings.database, { ...from, isNew }, new Date());
  await living.deliver();
}

const titles = async (person: string) =>
  (await living.as(person).messages()).map(({ card }) => card.title);
const toldOf = async (text: RegExp) =>
  (await living.as('coordinator').reads()).filter((one) => text.test(one));

describe('somebody whose request failed since they did not have the app', () => {
  beforeEach(async () => {
    living.troubles('lead-fathers', 'no app');
    await living.jumpTo(monday);
  });

  it('is named to the coordinator with the mend', async () => {
    expect(await toldOf(/could not be delivered/)).toEqual([
      `A message was not delivered

The request for updates to Lead fathers could not be delivered: Waymark is not installed for them in Teams.

Ask your IT team to install Waymark for them in Teams; they are asked as soon as it is there. If it is not needed any more, leave it.`,
    ]);
  });

  it('is asked as soon as they have it, and the coordinator sees that it went by itself', async () => {
    await reaches('lead-fathers');

    expect(await titles('lead-fathers')).toEqual([request]);
    expect(await toldOf(/request for updates/)).toEqual([
      'Sent again\n\nThe request for updates to Lead fathers was sent again by itself, since they have Waymark now. If it fails again, I will tell you.',
    ]);
    const [entry, ...more] = (await living.audit()).filter(({ what }) => /resent/.test(what));
    expect(entry).toMatchObject({ what: 'delivery resent', by: null });
    expect(more).toEqual([]);
  });

  it('is asked once, however often that is heard', async () => {
    await reaches('lead-fathers');
    await reaches('lead-fathers', false);
    await Promise.all([reaches('lead-fathers', false), reaches('lead-fathers', false)]);

    expect(await titles('lead-fathers')).toEqual([request]);
  });

  it('is not reminded of it in the same moment, and the coordinator is not asked about that', async () => {
    await living.jumpTo(wednesday);

    await reaches('lead-fathers');

    expect(await titles('lead-fathers')).toEqual([request]);
    expect(await toldOf(/reminder/)).toEqual([
      'Not needed any more\n\nThe reminder to Lead fathers is not needed any more. It will not be sent again.',
    ]);
  });

  it('is not asked once answers have closed, but welcomed', async () => {
    await living.jumpTo(over);

    await reaches('lead-fathers');

    expect(await titles('lead-fathers')).toEqual(['Hello']);
  });

  it('is asked nothing that a coordinator left', async () => {
    const coordinator = living.as('coordinator');
    await coordinator.presses(await coordinator.card(/was not delivered/), 'Leave it');

    await reaches('lead-fathers');

    expect(await titles('lead-fathers')).toEqual(['Hello']);
    expect(await toldOf(/left as it is/)).toHaveLength(1);
  });

  it('changes nothing for a colleague whose request failed too', async () => {
    living.troubles('lead-two', 'no app');
    await reaches('lead-two');

    expect(await titles('lead-fathers')).toEqual([]);
    expect(await toldOf(/was not delivered/)).toHaveLength(1);
  });
});

describe('a reminder that failed after the request arrived', () => {
  it('goes out again by itself', async () => {
    await living.jumpTo(monday);
    living.troubles('lead-fathers', 'no app');
    await living.jumpTo(wednesday);

    await reaches('lead-fathers');

    expect(await titles('lead-fathers')).toEqual([
      request,
      '2 actions still need an update by Thursday 5 September, 5pm.',
    ]);
  });
});

describe('somebody who owes nothing', () => {
  it('is welcomed once, with when the first requests come', async () => {
    await reaches('lead-fathers');
    await reaches('lead-fathers', false);
    await reaches('lead-fathers');

    const read = await living.as('lead-fathers').reads();
    expect(read).toHaveLength(1);
    expect(read[0]).toContain('Your first request comes here on Monday 2 September at 9am.');
  });

  it('and was not new is not welcomed', async () => {
    await reaches('executive', false);

    expect(await titles('executive')).toEqual([]);
  });

  it('and is of two partnerships is welcomed by each', async () => {
    const both = 'both@two.example.org';
    const withBoth = (slug: string) => {
      const plan = livingPlan(slug);
      const people = plan.people.map((one) =>
        one.id === 'executive' ? { ...one, email: both } : one,
      );
      return { ...plan, people };
    };
    const york = await workspace.founds(withBoth('both-york'), sunday);
    await workspace.founds(withBoth('both-leeds'), sunday);
    const { from } = workspace.person(both);

    await afterReached(york.workings.database, { ...from, isNew: true }, new Date());
    await york.deliver();

    expect((await workspace.person(both).messages()).map(({ card }) => card.title)).toEqual([
      'Hello',
      'Hello',
    ]);
  });
});

it('a stranger is written nothing', async () => {
  const stranger = workspace.person('nobody@example.org');

  await afterReached(living.workings.database, { ...stranger.from, isNew: true }, new Date());
  await living.deliver();

  expect(await stranger.messages()).toEqual([]);
});

describe('who is there', () => {
  const due = () => living.workings.database.matches.due();
  let slackTeam: string;
  beforeEach(async () => {
    slackTeam = await workspace.workspaceOf(`T-${living.partnershipId}`);
  });

  it('is looked at anew once somebody came, and not where they were there before', async () => {
    const reached = { workspaceId: slackTeam, userId: 'U1' };
    await afterReached(living.workings.database, { ...reached, isNew: false }, new Date());
    const before = await due();

    await afterReached(living.workings.database, { ...reached, isNew: true }, new Date());

    expect(before).not.toContain(slackTeam);
    expect(await due()).toContain(slackTeam);
  });

  it('is looked at anew once somebody left', async () => {
    await afterLeft(living.workings.database, slackTeam);

    expect(await due()).toContain(slackTeam);
  });
});
