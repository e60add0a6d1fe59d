import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postRollUpAgain } from '../../src/app/post-roll-up.ts';
import type { Store } from '../../src/app/store.ts';
import type { Card } from '../../src/messages/card.ts';
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

const noCard: Card = { title: 'None', blocks: [], buttons: [], fallback: '' };
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

it('a roll-up that somebody sends again while another posts one anew is posted once', async () => {
  living.archivesChannel();
  await living.jumpTo('2024-09-06T09:00:00Z');
  living.archivesChannel(false);
  const coordinator = living.as('coordinator');
  const note = await coordinator.card(/was not delivered/);
  const { database } = living.workings;
  const partnership = await database.members.partnership(living.partnershipId, new Date());
  const period = await database.periods.latest(living.partnershipId);
  if (!partnership || !period) throw new Error('There is a period.');

  await database.transaction((tx) => {
    // Between reading that it failed and taking it out of the way.
    const hold = async (id: string) => {
      await coordinator.presses(note, 'Send again');
      await tx.troubles.hold(id);
    };
    const beside: Store = { ...tx, troubles: { ...tx.troubles, hold } };
    return postRollUpAgain(beside, partnership, period);
  });
  await living.deliver();

  expect((await living.channel()).filter((one) => !one.threadOf)).toHaveLength(1);
});

it('a roll-up that failed, and in whose place another was posted, is not asked about any more', async () => {
  living.archivesChannel();
  await living.jumpTo('2024-09-06T09:00:00Z');
  living.archivesChannel(false);
  const coordinator = living.as('coordinator');
  const note = await coordinator.card(/was not delivered/);

  await coordinator.command('/progress rollup post');

  const titles = (await living.channel()).filter((one) => !one.threadOf);
  expect(titles).toHaveLength(1);
  expect(await coordinator.reads()).toEqual([
    "Not needed any more\n\nThe roll-up to the Executive's channel is not needed any more. It will not be sent again.",
  ]);
  await coordinator.presses(note, 'Send again');
  expect((await living.channel()).filter((one) => !one.threadOf)).toHaveLength(1);
});

describe('a request that failed and is sent again', () => {
  beforeEach(async () => {
    living.troubles('lead-fathers', 'refused');
    await living.jumpTo('2024-09-02T08:00:00Z');
    living.troubles('lead-fathers');
  });

  const sendsAgain = async () => {
    const coordinator = living.as('coordinator');
    await coordinator.presses(await coordinator.card(/was not delivered/), 'Send again');
  };

  it('says what was answered meanwhile, in one message that was not replaced', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');

    await sendsAgain();

    const messages = await lead.messages();
    expect((await lead.reads()).join('\n')).toContain('1.1 is green');
    expect(messages).toHaveLength(1);
    expect(messages[0]).not.toHaveProperty('replacedAt');
  });

  it('leaves out what the plan lists no more', async () => {
    const actions = living.plan.actions.filter(({ ref }) => ref !== '1.2');
    await living.changesPlan({ actions });

    await sendsAgain();

    const read = await living.as('lead-fathers').reads();
    expect(read.join('\n---\n')).toMatch(/^1 action needs an update/);
  });
});

describe('a reminder that failed', () => {
  beforeEach(async () => {
    await living.jumpTo('2024-09-03T08:00:00Z');
    living.troubles('lead-two', 'refused');
    await living.jumpTo('2024-09-04T08:00:00Z');
    living.troubles('lead-two');
  });

  it('names, once it is sent again, only what is still owed', async () => {
    await living.as('lead-two').command('/progress update 2.1 green The meetings were held.');
    const coordinator = living.as('coordinator');
    const notes = (await coordinator.messages()).map(({ card }) => card);
    const note = notes.find(({ fallback }) => fallback.startsWith('The reminder'));

    await coordinator.presses(note ?? noCard, 'Send again');

    expect((await living.as('lead-two').reads()).at(-1)).toMatch(/^1 action still needs an update/);
  });
});

it('a request that failed goes, once it is sent again, to the account that the plan names by then', async () => {
  living.troubles('lead-police', 'refused');
  await living.jumpTo('2024-09-02T08:00:00Z');
  await living.changesPlan({
    people: living.plan.people.map((one) =>
      one.id === 'lead-police'
        ? { ...one, accounts: [{ workspace: 'local', user: 'moved@example.org' }] }
        : one,
    ),
  });
  const coordinator = living.as('coordinator');

  await coordinator.presses(await coordinator.card(/was not delivered/), 'Send again');

  expect((await workspace.person('moved@example.org').reads()).join()).toMatch(
    /^1 action needs an update/,
  );
});
