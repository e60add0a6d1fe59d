import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { labelsOf, type Person } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const both = 'both@example.org';

let workspace: LivingWorkspace;
let york: LivingPartnership;
let leeds: LivingPartnership;
let person: Person;
beforeAll(async () => {
  workspace = await livingWorkspace();
  york = await workspace.founds(withBoth(livingPlan('york')));
  leeds = await workspace.founds(withBoth(livingPlan('leeds'), 'Leeds title'));
  person = workspace.person(both);
  await york.jumpTo('2024-09-02T08:00:00Z');
  await leeds.jumpTo('2024-09-02T08:00:00Z');
});
afterAll(() => workspace.end());

/** One person leads Fathers in each of them, in the same local workspace. */
function withBoth(plan: Plan, title?: string): Plan {
  return {
    ...plan,
    people: plan.people.map((one) => (one.id === 'lead-fathers' ? { ...one, email: both } : one)),
    actions: plan.actions.map((one) => (title ? { ...one, title: `${title} ${one.ref}` } : one)),
  };
}

describe('somebody in two partnerships', () => {
  it('is asked by each of them, in messages of their own', async () => {
    const prompts = (await person.reads()).filter((one) =>
      one.includes('2 actions need an update'),
    );

    expect(prompts).toHaveLength(2);
    expect(prompts[0]).toContain('Launch the campaign');
    expect(prompts[0]).not.toContain('Leeds title');
    expect(prompts[1]).toContain('Leeds title');
    expect(prompts[1]).not.toContain('Launch the campaign');
  });

  it('is asked which they mean by a command, and gets it from the one they choose', async () => {
    const asked = cardOf(await person.command('/priority 1.1'));

    expect(labelsOf(asked)).toEqual(['Partnership leeds', 'Partnership york']);
    const shown = textOf(await person.presses(asked, 'Partnership leeds'));
    expect(shown).toContain('Leeds title 1.1');
    expect(shown).not.toContain('Launch the campaign');
  });

  it.each(['help', 'mine', 'overdue', '/help', 'asks', 'priority 2'])(
    'is asked which they mean by "%s" in a message',
    async (typed) => {
      expect(labelsOf(cardOf(await person.says(typed)))).toEqual([
        'Partnership leeds',
        'Partnership york',
      ]);
    },
  );

  it('is asked which they mean before an update is stored', async () => {
    const asked = cardOf(await person.command('/progress update 1.1 green The films are ready.'));
    expect(await york.revisions()).toEqual([]);

    await person.presses(asked, 'Partnership york');

    expect(await york.revisions()).toMatchObject([{ sentence: 'The films are ready.' }]);
    expect(await leeds.revisions()).toEqual([]);
  });

  it('is told of the nearest command, with no button into either of them', async () => {
    const reply = cardOf(await person.command('/progress rolup'));

    expect(reply.fallback).toContain('Did you mean /progress rollup?');
    expect(labelsOf(reply)).toEqual([]);
  });

  it('is told that a plain reply was not kept, and how to answer', async () => {
    const reply = textOf(await person.says('1.2 amber, the mayor wonders'));

    expect(reply).toContain('Use the Update button on the message that asked you.');
    expect(await workspace.tablesThatHold('the mayor wonders')).toEqual([]);
  });

  it('answers with the button of the message, in the partnership that asked', async () => {
    const prompt = await person.card(/2 actions need an update/);
    const form = formOf(await person.presses(prompt, 'Update', '1.1'));

    await person.submits(form, { status: 'red', sentence: 'Nothing is ready in Leeds.' });

    expect(await leeds.revisions()).toMatchObject([{ sentence: 'Nothing is ready in Leeds.' }]);
    expect(await york.revisions()).toHaveLength(1);
  });

  it('needs not say which in a partnership’s own channel', async () => {
    const shown = textOf(await person.inChannel('executive-leeds').command('/priority 1.1'));

    expect(shown).toContain('Leeds title 1.1');
  });

  it('cannot use one partnership’s button in the other’s channel', async () => {
    const own = cardOf(await person.inChannel('executive-york').command('/priority 1.1'));

    const reply = await person.inChannel('executive-leeds').presses(own, 'Share here');

    expect(cardOf(reply).title).toBe('Another partnership');
    expect(await leeds.channel()).toEqual([]);
  });
});

describe('somebody of one partnership in the Executive’s channel of another', () => {
  it('is offered to share with their own Executive, not here', async () => {
    const shown = cardOf(
      await york.as('lead-police').inChannel('executive-leeds').command('/priority 1.1'),
    );

    expect(labelsOf(shown)).toContain('Share with the Executive');
    expect(labelsOf(shown)).not.toContain('Share here');
  });

  it('shares with their own Executive, whichever button they press, and is told so', async () => {
    const shown = cardOf(
      await york.as('lead-police').inChannel('canteen').command('/priority 1.1'),
    );
    const before = await leeds.channel();

    const reply = await york
      .as('lead-police')
      .inChannel('executive-leeds')
      .presses(shown, 'Share here');

    expect(cardOf(reply).fallback).toContain(
      "This channel is another partnership's, so it will be in your Executive's channel in a moment.",
    );
    expect(await leeds.channel()).toEqual(before);
    expect(JSON.stringify(await york.channel())).toContain('Launch the campaign');
  });
});

it('nothing of one is ever seen in the other', async () => {
  const secret = 'Only Leeds knows of the mill.';
  await leeds.as('lead-police').command(`/progress update 2.3 red ${secret}`);
  const chair = leeds.as('chair-fathers');
  await chair.command('/progress update 1.2 amber Only Leeds knows of the weir.');

  await york.jumpTo('2024-09-06T09:00:00Z');
  await leeds.jumpTo('2024-09-06T09:00:00Z');

  const members = york.plan.people.filter(({ id }) => id !== 'lead-fathers');
  const read = await Promise.all(members.map(({ id }) => york.as(id).reads()));
  const commands = [
    '/priority',
    '/priority 2.3',
    '/priority 2',
    '/progress asks',
    '/progress rollup',
  ];
  const shown = await Promise.all(
    commands.map(async (typed) => textOf(await york.as('executive').command(typed))),
  );
  const posted = JSON.stringify(await york.channel());
  expect([...read.flat(), ...shown, posted].filter((one) => one.includes('Only Leeds'))).toEqual(
    [],
  );
  expect(JSON.stringify(await leeds.channel())).toContain('Only Leeds knows');
});

it('time in one does not move the other', async () => {
  const durham = await workspace.founds(livingPlan('durham'));
  const hull = await workspace.founds(livingPlan('hull'));

  await durham.jumpTo('2024-09-02T08:00:00Z');

  expect(await durham.as('lead-fathers').reads()).toHaveLength(1);
  expect(await hull.as('lead-fathers').reads()).toEqual([]);
});
