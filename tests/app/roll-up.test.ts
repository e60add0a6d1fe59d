import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';
const thursdayEvening = '2024-09-05T17:00:00Z';
const friday = '2024-09-06T09:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo(monday);
});

const rollUps = async () => (await living.channel()).filter(({ threadOf }) => !threadOf);

async function snapshot() {
  const { periods } = living.workings.database;
  const latest = await periods.latest(living.partnershipId);
  return latest && periods.rollUp(living.partnershipId, latest.id);
}

describe('the roll-up', () => {
  it('is posted once, whatever comes again', async () => {
    await living.jumpTo(friday);
    await living.wakesAt('2024-09-06T09:30:00Z');
    await living.as('coordinator').command('/progress rollup post');
    await living.as('coordinator').command('/progress rollup post');

    expect(await rollUps()).toHaveLength(1);
  });

  it('is a snapshot that no late answer and no edit changes', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 amber The films are late.');
    await living.jumpTo(friday);
    const before = await snapshot();

    await lead.command('/progress update 1.2 red The site is down.');
    await lead.command('/progress update 1.1 red The films are lost.');
    await living.jumpTo('2024-09-06T20:00:00Z');

    expect(before?.facts.updated).toBe(1);
    expect(await snapshot()).toEqual(before);
    expect(textOf(await lead.command('/progress rollup'))).toContain('The films are late');
  });

  it('counts as asked what was asked, not what was added or resumed since', async () => {
    living = await workspace.founds();
    await living.as('coordinator').command('/progress pause 2.3');
    await living.jumpTo(monday);
    await living.as('coordinator').command('/progress resume 2.3');
    const [first] = living.plan.actions;
    if (!first) throw new Error('The plan has actions.');
    await living.changesPlan({
      actions: [...living.plan.actions, { ...first, ref: '1.9', title: 'Hold a summer fair' }],
    });

    await living.jumpTo(friday);

    expect((await snapshot())?.facts).toMatchObject({ total: 7, asked: 5, updated: 0 });
    expect(JSON.stringify((await snapshot())?.facts.silent)).not.toContain('Police');
  });

  it('doubts a green that shows no difference three times running, and no other', async () => {
    const lead = living.as('lead-fathers');
    for (const day of ['02', '09', '16']) {
      await living.jumpTo(`2024-09-${day}T08:00:00Z`);
      await lead.command(`/progress update 1.1 green The films of ${day} September are ready.`);
      const form = formOf(await lead.command('/progress update 1.2'));
      await lead.submits(form, {
        ...{ status: 'green', sentence: `The site of ${day} September is up.` },
        ...{ impact: 'Fathers say they are listened to.', impactStrength: 'early-sign' },
      });
    }

    await living.jumpTo('2024-09-20T09:00:00Z');

    expect((await snapshot())?.facts.drift).toEqual([
      { ref: '1.1', ways: [{ kind: 'unevidenced', periods: 3 }] },
    ]);
  });

  it('can be seen before it is kept, by any member, and is not posted by that', async () => {
    await living.as('lead-fathers').command('/progress update 1.1 amber The films are late.');

    for (const typed of ['/progress rollup preview', '/progress rollup']) {
      const reply = textOf(await living.as('scrutineer').command(typed));
      expect(reply).toContain('1 of 6 actions updated');
    }
    expect(await snapshot()).toBe(undefined);
    expect(await living.channel()).toEqual([]);
  });
});

describe('/progress rollup post', () => {
  it('posts it after the close, and the schedule posts it no second time', async () => {
    await living.jumpTo(thursdayEvening);

    const reply = await living.as('coordinator').command('/progress rollup post');
    expect(await rollUps()).toHaveLength(1);
    await living.jumpTo(friday);

    expect(textOf(reply)).toContain("The roll-up is in the Executive's channel");
    expect(await rollUps()).toHaveLength(1);
  });

  it('pressed twice at once posts it once', async () => {
    await living.jumpTo(thursdayEvening);
    const coordinator = living.as('coordinator');

    await Promise.all([1, 2].map(() => coordinator.command('/progress rollup post')));

    expect(await rollUps()).toHaveLength(1);
  });

  it('before the close keeps nothing, and says when it comes', async () => {
    const reply = await living.as('coordinator').command('/progress rollup post');

    expect(textOf(reply)).toContain(
      'Answers close on Thursday at 5pm, and the roll-up is posted on Friday at 10am.',
    );
    expect(await snapshot()).toBe(undefined);
    expect(await living.channel()).toEqual([]);
  });

  it('says that there is none yet before the first period', async () => {
    const fresh = await workspace.founds();

    const reply = await fresh.as('coordinator').command('/progress rollup post');

    expect(cardOf(reply).title).toBe('Not asked yet');
  });
});

describe('/progress rollup post, where it was queued before', () => {
  const posts = async () => textOf(await living.as('coordinator').command('/progress rollup post'));
  const details = async () => (await living.channel()).filter(({ threadOf }) => threadOf);

  it('posts it again with its details where the channel was archived', async () => {
    living.archivesChannel();
    await living.jumpTo(friday);
    living.archivesChannel(false);

    const reply = await posts();

    expect(reply).toContain("The roll-up is in the Executive's channel, or will be in a moment.");
    expect(await rollUps()).toHaveLength(1);
    expect(await details()).not.toEqual([]);
  });

  it('posts it as often as it failed, and no more', async () => {
    living.archivesChannel();
    await living.jumpTo(friday);
    await posts();
    living.archivesChannel(false);
    await posts();

    await posts();

    expect(await rollUps()).toHaveLength(1);
  });

  it('posts it again where it was cancelled', async () => {
    await living.wakesAt(friday);
    const { ledger } = living.workings.database;
    const queued = await ledger.list(living.partnershipId, { states: ['queued'], limit: 100 });
    const ids = queued.filter(({ kind }) => kind.startsWith('roll-up')).map(({ id }) => id);
    await ledger.cancel(living.partnershipId, ids);

    await posts();

    expect(await rollUps()).toHaveLength(1);
  });

  it('says that it is there already', async () => {
    await living.jumpTo(friday);

    expect(await posts()).toContain("The roll-up is in the Executive's channel already");
  });

  it('says that it is on its way already', async () => {
    await living.wakesAt(friday);

    expect(await posts()).toContain("The roll-up is on its way to the Executive's channel already");
    expect(await rollUps()).toHaveLength(1);
  });

  it('is left to the coordinator, who was told, where it failed before the schedule would post it', async () => {
    await living.jumpTo(thursdayEvening);
    living.archivesChannel();
    await posts();
    living.archivesChannel(false);

    await living.jumpTo(friday);

    expect(await rollUps()).toEqual([]);
    expect((await living.as('coordinator').reads()).join()).toContain('could not be delivered');
  });
});

it('without a channel it is kept, and the coordinator is told', async () => {
  const { schedule } = living.plan;
  if (!schedule) throw new Error('The plan has no schedule.');
  const { executiveChannel: _, ...without } = schedule;
  await living.changesPlan({ schedule: without });

  await living.jumpTo(friday);

  expect((await snapshot())?.facts.total).toBe(6);
  expect((await living.as('coordinator').reads()).at(-1)).toContain(
    'has no channel for the Executive, so nothing was posted',
  );
});
