import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterLeft, afterReached } from '../../src/app/after-reached.ts';
import { livingPlan, planOnSlack } from '../support/living-plan.ts';
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
  let team: string;
  beforeEach(async () => {
    const slug = `chat-${randomUUID()}`;
    const plan = planOnSlack(slug);
    const people = plan.people.map((one) => ({ ...one, accounts: [] }));
    await workspace.founds({ ...plan, people }, sunday);
    team = await workspace.workspaceOf(`T-${slug}`);
    email = `lead-fathers@${slug}.example.org`;
    const claim = await living.workings.database.matches.claim(team, 60_000);
    if (claim) await living.workings.database.matches.end(claim, 60_000);
  });
  let email: string;
  const came = (more: object) =>
    afterReached(
      living.workings.database,
      { workspaceId: team, userId: 'U1', isNew: true, ...more },
      new Date(),
    );

  it('is looked at anew once somebody came who has a member’s address, whatever its capitals', async () => {
    await came({ email: email.toUpperCase() });

    expect(await due()).toContain(team);
  });

  it.each([
    ['has nobody’s address', { email: 'nobody@example.org' }],
    ['has none', {}],
  ])('is not looked at anew where somebody came who %s', async (_, more) => {
    await came(more);

    expect(await due()).not.toContain(team);
  });

  it('is not looked at anew where they were there before', async () => {
    await came({ email, isNew: false });

    expect(await due()).not.toContain(team);
  });

  it('is looked at anew once somebody left who was found by their address, and for nobody else', async () => {
    const { matches } = living.workings.database;
    const [partnershipId = ''] = await matches.partnerships(team);
    const there = await matches.hold(partnershipId, team);
    const memberId = there?.members.find((one) => one.email === email)?.id ?? '';
    await matches.add(partnershipId, team, [{ memberId, userId: 'U1', email, preferred: true }]);
    await afterLeft(living.workings.database, { workspaceId: team, userId: 'U2' });
    const before = await due();

    await afterLeft(living.workings.database, { workspaceId: team, userId: 'U1' });

    expect(before).not.toContain(team);
    expect(await due()).toContain(team);
  });
});
