import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filled, labelsOf } from '../support/living-person.ts';
import { aboveOf, cardOf, formOf, textOf } from '../support/living-reply.ts';
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
  await living.jumpTo('2024-09-02T08:00:00Z');
});

const mine = { status: 'green', sentence: 'The films are ready.' };

describe('a command', () => {
  it('does not replace a colleague’s answer unseen, and keeps what was typed', async () => {
    await living.as('chair-fathers').command('/progress update 1.1 amber The films are late.');

    const reply = await living
      .as('lead-fathers')
      .command('/progress update 1.1 green The films are ready.');

    const form = formOf(reply);
    expect(filled(form)).toMatchObject(mine);
    expect(aboveOf(form)).toContain('The films are late.');
    expect(labelsOf(form)).toEqual(['Keep theirs']);
    expect(await living.revisions()).toHaveLength(1);
  });

  it('at the same moment as another: one is stored, the other is asked', async () => {
    const replies = await Promise.all([
      living.as('lead-fathers').command('/progress update 1.1 green The films are ready.'),
      living.as('chair-fathers').command('/progress update 1.1 amber The films are late.'),
    ]);

    expect(replies.map(({ kind }) => kind).sort()).toEqual(['form', 'replace']);
    expect(await living.revisions()).toHaveLength(1);
  });

  it('revises one’s own answer', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');

    await lead.command('/progress update 1.1 red The films are lost.');

    expect(await living.revisions()).toMatchObject([{ rag: 'green' }, { rag: 'red', revision: 2 }]);
  });
});

describe('a draft', () => {
  it('says at once what a colleague has answered already', async () => {
    await living.as('chair-fathers').command('/progress update 1.1 amber The films are late.');

    const draft = textOf(await living.as('lead-fathers').says('1.1 green, the films are ready'));

    expect(draft).toContain('1.1: The chair said at 9am today: ▲ Amber. The films are late.');
    expect(draft).not.toContain('meanwhile');
    expect(draft).toContain('Confirm to replace their words');
  });

  it('confirmed after a colleague answered is shown beside their words, and the rest is saved', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(
      await lead.says('1.1 green, the films are ready; 1.2 red, the site is down'),
    );
    await living.as('chair-fathers').command('/progress update 1.1 amber The films are late.');

    const again = await lead.presses(draft, 'Confirm');

    expect(textOf(again)).toContain('Saved: 1.2. 1 update is not saved yet.');
    expect(textOf(again)).toContain('The films are ready');
    expect(textOf(again)).toContain('The films are late');
    expect(await living.revisions()).toMatchObject([
      { ref: '1.1', by: 'chair-fathers' },
      { ref: '1.2', by: 'lead-fathers' },
    ]);
  });

  it('confirmed after the member answered in another way is shown beside their own words', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(await lead.says('1.1 green, the films are ready'));
    await lead.command('/progress update 1.1 amber The films are late.');

    const again = textOf(await lead.presses(draft, 'Confirm'));

    expect(again).toContain('1.1: You said at 9am today: ▲ Amber. The films are late.');
    expect(again).toContain('Confirm to replace what is saved');
  });

  it('confirmed again replaces theirs, and thrown away keeps theirs', async () => {
    const lead = living.as('lead-fathers');
    const chair = living.as('chair-fathers');
    const draft = cardOf(await lead.says('1.1 green, the films are ready'));
    await chair.command('/progress update 1.1 amber The films are late.');
    const other = cardOf(await lead.says('1.2 green, the site is up'));
    await chair.command('/progress update 1.2 amber The site is slow.');

    await lead.presses(cardOf(await lead.presses(other, 'Confirm')), 'Throw away');
    expect(await living.revisions()).toHaveLength(2);

    const later = cardOf(await lead.says('1.1 green, the films are ready'));
    await lead.presses(later, 'Confirm');
    expect((await living.revisions('1.1')).at(-1)).toMatchObject({ revision: 2, rag: 'green' });
    expect(cardOf(await lead.presses(draft, 'Confirm')).title).toBe('Nothing left to confirm');
  });

  it('confirmed twice at once is stored once', async () => {
    const lead = living.as('lead-fathers');
    const draft = cardOf(
      await lead.says('1.1 green, the films are ready; 1.2 red, the site is down'),
    );

    const replies = await Promise.all([1, 2].map(() => lead.presses(draft, 'Confirm')));

    expect(replies.map((reply) => cardOf(reply).title)).toContain('Thank you.');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('of two people about the same actions in another order, at once: each is stored once', async () => {
    const lead = living.as('lead-fathers');
    const chair = living.as('chair-fathers');
    const drafts = [
      cardOf(await lead.says('1.1 green, the films are ready; 1.2 red, the site is down')),
      cardOf(await chair.says('1.2 amber, the site is slow; 1.1 red, the films are lost')),
    ] as const;

    const replies = await Promise.all([
      lead.presses(drafts[0], 'Confirm'),
      chair.presses(drafts[1], 'Confirm'),
    ]);

    const titles = replies.map((reply) => cardOf(reply).title).sort();
    expect(titles).toEqual(['Is this right?', 'Thank you.']);
    expect(await living.revisions()).toHaveLength(2);
  });
});
