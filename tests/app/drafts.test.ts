import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const friday = '2024-09-06T09:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
});

describe('a plain reply', () => {
  it('is no update until it is confirmed', async () => {
    const lead = living.as('lead-fathers');

    const draft = cardOf(await lead.says('1.1 green, the films are ready'));

    expect(await living.revisions()).toEqual([]);
    await lead.presses(draft, 'Confirm');
    expect(await living.revisions()).toMatchObject([
      { ref: '1.1', way: 'reply', rag: 'green', sentence: 'the films are ready', late: false },
    ]);
  });

  it('turns the prompt into a receipt once it is confirmed', async () => {
    const lead = living.as('lead-fathers');

    await lead.presses(cardOf(await lead.says('1.1 green, the films are ready')), 'Confirm');

    const [receipt, ...more] = await lead.reads();
    expect(more).toEqual([]);
    expect(receipt).toContain('1.1 is green: the films are ready.');
  });

  it('says what it did not understand, and drops none of it', async () => {
    const draft = textOf(
      await living.as('lead-fathers').says('1.1 green, films are ready; 2.3 amber: late; 9.9 red'),
    );

    expect(draft).toContain('I read 1 update in your message.');
    expect(draft).toContain('2.3 is not one of your actions.');
    expect(draft).toContain('9.9');
  });

  it('that nothing can be read from offers nothing to confirm', async () => {
    const draft = cardOf(await living.as('lead-fathers').says('good morning to you all'));

    expect(labelsOf(draft)).toEqual([]);
    expect(draft.fallback).toContain('nothing is saved');
  });

  it('from somebody with nothing to update is answered, and kept nowhere', async () => {
    const reply = cardOf(await living.as('executive').says('1.1 green, the mayor agrees'));

    expect(reply.title).toBe('Nothing to answer');
    expect(await workspace.tablesThatHold('the mayor agrees')).toEqual([]);
  });

  it('cannot complete an action: the form asks what difference it made', async () => {
    const draft = textOf(await living.as('lead-fathers').says('1.1 complete, all shown'));

    expect(draft).toContain('Use the Update form to complete 1.1');
    expect(labelsOf(cardOf(await living.as('lead-fathers').says('1.1 complete')))).toEqual([]);
  });
});

describe('a second reply', () => {
  it('replaces the draft only for the refs that it names', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready; 1.2 amber, the site is slow');

    const second = cardOf(await lead.says('1.2 red, the site is down'));
    await lead.presses(second, 'Confirm');

    expect(await living.revisions()).toMatchObject([
      { ref: '1.1', rag: 'green', sentence: 'the films are ready' },
      { ref: '1.2', rag: 'red', sentence: 'the site is down' },
    ]);
  });

  it('takes the Confirm of the first away: it says that a newer one took its place', async () => {
    const lead = living.as('lead-fathers');
    const first = cardOf(await lead.says('1.1 green, the films are ready'));
    await lead.says('1.1 red, the films are lost');

    const reply = cardOf(await lead.presses(first, 'Confirm'));

    expect(reply.fallback).toContain('A newer reply of yours took the place of this one.');
    expect(await living.revisions()).toEqual([]);
  });

  it('sent at the same time as the first adds to it', async () => {
    const lead = living.as('lead-fathers');

    const replies = await Promise.all([
      lead.says('1.1 green, the films are ready'),
      lead.says('1.2 amber, the site is slow'),
    ]);

    const [whole] = replies
      .map(cardOf)
      .filter(({ fallback }) => fallback.includes('earlier message'));
    if (!whole) throw new Error('Neither reply shows both updates.');
    await lead.presses(whole, 'Confirm');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('that nothing can be read from leaves the draft as it was', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready');

    const again = cardOf(await lead.says('and thank you for asking'));
    await lead.presses(again, 'Confirm');

    expect(await living.revisions()).toMatchObject([{ ref: '1.1' }]);
  });
});

describe('throwing away', () => {
  it('keeps nothing, and the action is still owed', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(await lead.says('1.1 green, the films are ready'));

    expect(cardOf(await lead.presses(draft, 'Throw away')).title).toBe('Thrown away');
    expect(cardOf(await lead.presses(draft, 'Confirm')).title).toBe('Nothing left to confirm');
    expect(await living.revisions()).toEqual([]);
    expect(textOf(await lead.command('/progress mine'))).toContain('2 actions need an update');
  });

  it('of another’s draft is refused, and so is confirming it', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(await lead.says('1.1 green, the films are ready'));
    const chair = living.as('chair-fathers');

    expect(cardOf(await chair.presses(draft, 'Throw away')).title).toBe('Out of date');
    expect(cardOf(await chair.presses(draft, 'Confirm')).title).toBe('Out of date');

    expect(await living.revisions()).toEqual([]);
    await lead.presses(draft, 'Confirm');
    expect(await living.revisions()).toMatchObject([{ by: 'lead-fathers' }]);
  });
});

describe('at the close', () => {
  it('what is not confirmed is not counted, and the member is told', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready; 1.2 amber, the site is slow');

    await living.jumpTo(friday);

    const told = (await lead.reads()).at(-1);
    expect(told).toContain('Your reply about 1.1 and 1.2 was not confirmed before the close');
    expect(JSON.stringify(await living.channel())).toContain('0 of 6 actions updated');
  });

  it('it can be confirmed still, is late then, and is in the next roll-up', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready');
    await living.jumpTo(friday);

    const reply = await lead.presses(await lead.card(/not counted/), 'Confirm');
    await living.jumpTo('2024-09-13T09:00:00Z');

    expect(textOf(reply)).toContain('It came after the close');
    expect(await living.revisions()).toMatchObject([{ week: '2024-09-02', late: true }]);
    const rollUps = (await living.channel()).filter(({ threadOf }) => !threadOf);
    expect(JSON.stringify(rollUps[1])).toContain('The films are ready');
  });

  it('whoever confirmed is told nothing', async () => {
    const lead = living.as('lead-fathers');
    await lead.presses(cardOf(await lead.says('1.1 green, the films are ready')), 'Confirm');

    await living.jumpTo(friday);

    expect((await lead.reads()).join()).not.toContain('not confirmed');
  });
});

it('a role that is taken away takes the confirmation away', async () => {
  const lead = living.as('lead-fathers');
  const draft = cardOf(await lead.says('1.1 green, the films are ready'));
  await living.changesPlan({
    subGroups: living.plan.subGroups.map((group) =>
      group.id === 'fathers' ? { ...group, lead: 'lead-police' } : group,
    ),
  });

  const reply = cardOf(await lead.presses(draft, 'Confirm'));

  expect(reply.title).toBe('Not yours to do');
  expect(await living.revisions()).toEqual([]);
});

it('a draft for a colleague who answers by form in between is shown beside their words', async () => {
  const lead = living.as('lead-fathers');
  const draft = cardOf(await lead.says('1.1 green, the films are ready'));
  const deputy = living.as('deputy-fathers');
  const form = formOf(
    await deputy.presses(cardOf(await deputy.command('/priority 1.1')), 'Update'),
  );
  await deputy.submits(form, { status: 'red', sentence: 'The films are lost.' });

  const reply = textOf(await lead.presses(draft, 'Confirm'));

  expect(reply).toContain('The films are lost');
  expect(await living.revisions()).toMatchObject([{ by: 'deputy-fathers' }]);
});

describe('confirmed after the next opening', () => {
  const nextMonday = '2024-09-09T08:00:00Z';

  it('belongs to the latest period, and is not late', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(await lead.says('1.1 green, the films are ready'));
    await living.jumpTo(nextMonday);

    await lead.presses(draft, 'Confirm');

    expect(await living.revisions()).toMatchObject([
      { week: '2024-09-09', revision: 1, rag: 'green', late: false },
    ]);
  });

  it('is shown beside what was answered there, and leaves the newer draft as it is', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(await lead.says('1.1 green, the films are ready'));
    await living.jumpTo(nextMonday);
    await living.as('chair-fathers').command('/progress update 1.1 red The films are lost.');
    await lead.says('1.2 amber, the site is slow');

    const again = cardOf(await lead.presses(draft, 'Confirm'));
    await lead.presses(again, 'Confirm');

    expect(again.fallback).toContain('2 updates');
    expect(await living.revisions()).toMatchObject([
      { ref: '1.1', week: '2024-09-09', revision: 1, by: 'chair-fathers' },
      { ref: '1.1', week: '2024-09-09', revision: 2, rag: 'green' },
      { ref: '1.2', week: '2024-09-09', revision: 1, rag: 'amber' },
    ]);
  });
});

it('a confirmed "no change" leaves what a colleague answered in between', async () => {
  const lead = living.as('lead-fathers');
  await lead.command('/progress update 1.1 green All is well.');
  await living.jumpTo('2024-09-09T08:00:00Z');
  const draft = cardOf(await lead.says('1.1 no change'));
  await living.as('deputy-fathers').command('/progress update 1.1 red The films are lost.');

  const reply = cardOf(await lead.presses(draft, 'Confirm'));

  expect(labelsOf(reply)).not.toContain('Confirm');
  expect(textOf({ kind: 'card', card: reply })).toContain('1.1 is red: The films are lost.');
  expect((await living.revisions('1.1')).slice(1)).toMatchObject([
    { week: '2024-09-09', revision: 1, by: 'deputy-fathers' },
  ]);
});

it('one action that is no longer theirs is named, and the rest is saved', async () => {
  const lead = living.as('lead-fathers');
  const draft = cardOf(await lead.says('1.1 green, the films are ready; 1.2 amber, it is slow'));
  await living.changesPlan({
    actions: living.plan.actions.map((action) =>
      action.ref === '1.2' ? { ...action, subGroup: 'police' } : action,
    ),
  });

  const reply = textOf(await lead.presses(draft, 'Confirm'));

  expect(reply).toContain('1.1 is green: the films are ready');
  expect(reply).toContain('1.2: Only the lead, deputy or chair of the sub-group');
  expect(await living.revisions()).toMatchObject([{ ref: '1.1', by: 'lead-fathers' }]);
});

it('one action that left the plan is named, and the rest is saved', async () => {
  const lead = living.as('lead-fathers');
  const draft = cardOf(await lead.says('1.1 green, the films are ready; 1.2 amber, it is slow'));
  await living.changesPlan({ actions: living.plan.actions.filter(({ ref }) => ref !== '1.2') });

  const reply = textOf(await lead.presses(draft, 'Confirm'));

  expect(reply).toContain('1.2 is not in the plan any more.');
  expect(await living.revisions()).toMatchObject([{ ref: '1.1' }]);
});
