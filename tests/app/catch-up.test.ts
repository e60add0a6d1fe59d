import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/store.ts';
import type { Members } from '../../src/app/store-members.ts';
import { tick } from '../../src/app/tick.ts';
import { formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
});

const did = (done: readonly { what: string; outcome: string }[]) =>
  done.map(({ what, outcome }) => `${what} ${outcome}`);

/** Two instances, at the same moment. */
async function ticksTwice() {
  const ticks = [1, 2].map(() => tick(living.workings, new Date(), living.partnershipId));
  return (await Promise.all(ticks)).flat();
}

describe('an opening', () => {
  it('two hours late happens, and is marked late', async () => {
    expect(did(await living.wakesAt('2024-09-02T10:00:00Z'))).toEqual(['open late']);
    await living.deliver();

    expect(await living.as('lead-fathers').reads()).toHaveLength(1);
  });

  it('a minute late is on time', async () => {
    expect(did(await living.wakesAt('2024-09-02T08:01:00Z'))).toEqual(['open done']);
  });

  it('25 hours late is recorded as skipped, nobody is asked, and the coordinator is told', async () => {
    expect(did(await living.wakesAt('2024-09-03T09:00:00Z'))).toEqual(['open skipped']);
    await living.deliver();

    expect(await living.as('lead-fathers').reads()).toEqual([]);
    const [told] = await living.as('coordinator').reads();
    expect(told).toContain('came too late to send, so nobody was asked');
    expect(told).toContain('on Monday at 9am');
  });

  it('that was skipped is no period: the next one opens in its time', async () => {
    await living.wakesAt('2024-09-03T09:00:00Z');
    const mine = textOf(await living.as('lead-fathers').command('/progress mine'));

    await living.jumpTo('2024-09-09T08:00:00Z');

    expect(mine).toContain('Nobody has been asked for an update yet.');
    expect(await living.as('lead-fathers').reads()).toHaveLength(1);
    expect(await living.channel()).toEqual([]);
  });

  it('of three weeks ago: each is recorded, none is asked late', async () => {
    const first = await living.wakesAt('2024-09-20T08:00:00Z');
    const second = await tick(living.workings, new Date(), living.partnershipId);
    const third = await tick(living.workings, new Date(), living.partnershipId);
    const fourth = await tick(living.workings, new Date(), living.partnershipId);
    await living.deliver();

    expect([first, second, third, fourth].map(did)).toEqual([
      ['open skipped'],
      ['open skipped'],
      ['open skipped'],
      [],
    ]);
    expect(await living.as('lead-fathers').reads()).toEqual([]);
  });
});

describe('after a weekend without the bot', () => {
  it('chasers are skipped, the close is done, the roll-up is kept and not posted, and then it opens', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');

    const done = await living.wakesAt('2024-09-09T08:00:00Z');
    await living.deliver();

    expect(did(done)).toEqual([
      'remind skipped',
      'deputy skipped',
      'chair skipped',
      'close late',
      'roll-up skipped',
      'open done',
    ]);
    expect(await living.channel()).toEqual([]);
    expect(await living.as('chair-fathers').reads()).toEqual([]);
    expect(await living.as('lead-fathers').reads()).toHaveLength(2);
    const told = (await living.as('coordinator').reads()).join('\n');
    expect(told).toContain('Reminder was due');
    expect(told).toContain('It was kept: post it with /progress rollup post');
  });

  it('the coordinator posts the kept roll-up of the week before, as they were told', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 red The films are lost.');
    const receipt = await lead.card(/Thank you/);
    await living.wakesAt('2024-09-09T08:00:00Z');
    const edit = formOf(await lead.presses(receipt, 'Edit', '1.1'));
    await lead.submits(edit, { sentence: 'The films are found.' });

    await living.as('coordinator').command('/progress rollup post');
    await living.jumpTo('2024-09-13T09:00:00Z');

    const titles = (await living.channel()).filter(({ threadOf }) => !threadOf);
    expect(titles.map(({ card }) => card.title)).toEqual([
      'Roll-up: week of 2 September 2024',
      'Roll-up: week of 9 September 2024',
    ]);
    expect(JSON.stringify(titles[0])).toContain('The films are lost.');
    expect(JSON.stringify(titles[0])).not.toContain('The films are found.');
    expect(JSON.stringify(titles[1])).toContain('The films are found.');
  });

  it('what was asked is late once it was closed late', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');
    await living.wakesAt('2024-09-07T08:00:00Z');

    await living.as('lead-fathers').command('/progress update 1.1 red The films are lost.');

    expect(await living.revisions()).toMatchObject([{ late: true }]);
  });

  it('an answer after the close is late, though nothing closed it yet', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');
    const { members } = living.workings.database;
    await members.moveTime(living.partnershipId, new Date('2024-09-05T16:00:00Z'));

    await living.as('lead-fathers').command('/progress update 1.1 red The films are lost.');

    expect(await living.revisions()).toMatchObject([{ late: true }]);
  });
});

describe('a roll-up', () => {
  it('three hours late is posted, and marked late', async () => {
    await living.jumpTo('2024-09-05T17:00:00Z');

    expect(did(await living.wakesAt('2024-09-06T12:00:00Z'))).toEqual(['roll-up late']);
    await living.deliver();

    expect((await living.channel()).length).toBeGreaterThan(0);
  });
});

describe('two ticks at once', () => {
  it('open once, and ask everybody once', async () => {
    await living.workings.database.members.moveTime(
      living.partnershipId,
      new Date('2024-09-02T08:00:00Z'),
    );

    expect(did(await ticksTwice())).toEqual(['open done']);
    await living.deliver();

    for (const person of ['lead-fathers', 'lead-two', 'lead-police', 'deputy-fathers']) {
      expect(await living.as(person).reads()).toHaveLength(1);
    }
  });

  it('do each milestone of a week once', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');
    const all: string[] = [];
    for (const at of ['04T08:00', '05T08:00', '05T16:00', '06T09:00', '09T08:00']) {
      const instant = new Date(`2024-09-${at}:00Z`);
      await living.workings.database.members.moveTime(living.partnershipId, instant);
      all.push(...did(await ticksTwice()));
      await living.deliver();
    }

    expect(all.toSorted()).toEqual([
      'chair done',
      'close done',
      'deputy done',
      'open done',
      'remind done',
      'roll-up done',
    ]);
    const rollUps = (await living.channel()).filter(({ threadOf }) => !threadOf);
    expect(rollUps).toHaveLength(1);
  });

  it('come back once to somebody who asked to be reminded', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    const tomorrow = new Date('2024-09-03T08:00:00Z');
    await living.workings.database.members.moveTime(living.partnershipId, tomorrow);

    await ticksTwice();
    await living.deliver();

    const back = (await lead.reads()).filter((one) => one.includes('the reminder you asked for'));
    expect(back).toHaveLength(1);
  });

  it('and an answer at the same moment: no reminder names what is answered', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');
    await living.workings.database.members.moveTime(
      living.partnershipId,
      new Date('2024-09-04T08:00:00Z'),
    );

    await Promise.all([
      ticksTwice(),
      living.as('lead-police').command('/progress update 2.3 green The tool is drafted.'),
    ]);
    await living.deliver();

    const read = await living.as('lead-police').reads();
    expect(read.filter((one) => one.includes('still needs an update by'))).toEqual([]);
    expect(read[0]).toContain('2.3 is green');
  });
});

it('a partnership whose work fails holds up no other', async () => {
  const other = await workspace.founds();
  const { database } = living.workings;
  const broken = {
    ...living.workings,
    database: {
      ...database,
      transaction: <Result>(work: (tx: Store) => Promise<Result>) =>
        database.transaction((tx) => work({ ...tx, members: failingFor(living, tx.members) })),
    },
  };
  const monday = new Date('2024-09-02T08:00:00Z');
  await database.members.moveTime(living.partnershipId, monday);
  await database.members.moveTime(other.partnershipId, monday);

  await expect(tick(broken, new Date())).rejects.toThrow('Broken for a test.');
  await other.deliver();

  expect(await living.as('lead-fathers').reads()).toEqual([]);
  expect(await other.as('lead-fathers').reads()).toHaveLength(1);
});

function failingFor({ partnershipId }: LivingPartnership, members: Members): Members {
  return {
    ...members,
    partnership: (id, now) => {
      if (id === partnershipId) throw new Error('Broken for a test.');
      return members.partnership(id, now);
    },
  };
}
