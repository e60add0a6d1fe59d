import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labelsOf } from '../support/living-person.ts';
import { formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';
import { anUpdate } from '../support/reporting-builder.ts';

const monday = '2024-09-02T08:00:00Z';
const thursdayEvening = '2024-09-05T17:00:00Z';
const friday = '2024-09-06T09:00:00Z';
const nextMonday = '2024-09-09T08:00:00Z';
const nextFriday = '2024-09-13T09:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
});

const green = { status: 'green', sentence: 'The films are ready.' };

describe('before the first opening', () => {
  it('a plain reply is answered with the day, and what was typed comes back', async () => {
    const reply = textOf(await living.as('lead-fathers').says('1.1 green, the films are ready'));

    expect(reply).toContain('The first requests go out at 9am today.');
    expect(reply).toContain('1.1 green, the films are ready');
    expect(await living.revisions()).toEqual([]);
  });

  it('a command is answered with the day, and what was typed comes back', async () => {
    const lead = living.as('lead-fathers');

    const reply = textOf(await lead.command('/progress update 1.1 green The films are ready.'));

    expect(reply).toContain('The first requests go out at 9am today.');
    expect(reply).toContain('1.1 green The films are ready.');
  });

  it('what somebody owes is nothing yet, with the day', async () => {
    const reply = textOf(await living.as('lead-fathers').command('/progress mine'));

    expect(reply).toContain('The first requests go out at 9am today.');
  });
});

describe('an update', () => {
  it('given on an old prompt belongs to the latest period', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    const oldPrompt = await lead.card(/need an update/);
    await living.jumpTo(nextMonday);

    await lead.submits(formOf(await lead.presses(oldPrompt, 'Update', '1.1')), green);

    expect(await living.revisions()).toMatchObject([{ week: '2024-09-09', late: false }]);
  });

  it('typed in a form that was opened in the period before belongs to the latest', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
    await living.jumpTo(nextMonday);

    await lead.submits(form, green);

    expect(await living.revisions()).toMatchObject([{ week: '2024-09-09', revision: 1 }]);
  });

  it('typed in an old form belongs to the latest, though a colleague answered the old period', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
    await living.as('chair-fathers').command('/progress update 1.1 amber The films are late.');
    await living.jumpTo(nextMonday);

    await lead.submits(form, green);

    expect(await living.revisions('1.1')).toMatchObject([
      { week: '2024-09-02', revision: 1, by: 'chair-fathers' },
      { week: '2024-09-09', revision: 1, by: 'lead-fathers' },
    ]);
  });

  it('in several rows that were opened in the period before belongs to the latest', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update several'));
    const id = await living.actionId('1.1');
    await living.as('chair-fathers').command('/progress update 1.1 amber The films are late.');
    const typed = { [`status:${id}`]: 'green', [`sentence:${id}`]: 'The films are ready.' };
    const again = formOf(await lead.submits(form, typed));
    await living.jumpTo(nextMonday);

    await lead.submits(again, typed);

    expect(await living.revisions('1.1')).toMatchObject([
      { week: '2024-09-02', by: 'chair-fathers' },
      { week: '2024-09-09', revision: 1, by: 'lead-fathers' },
    ]);
  });
});

describe('Edit on a receipt', () => {
  it('revises its own period, and nothing is overwritten', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await lead.submits(formOf(await lead.presses(prompt, 'Update', '1.1')), green);
    const receipt = await lead.card(/Thank you/);
    await living.jumpTo(nextMonday);
    await lead.command('/progress update 1.1 red The films are lost.');

    const form = formOf(await lead.presses(receipt, 'Edit', '1.1'));
    await lead.submits(form, { sentence: 'The films were nearly ready.' });

    expect(await living.revisions('1.1')).toMatchObject([
      { week: '2024-09-02', revision: 1, sentence: 'The films are ready.' },
      { week: '2024-09-02', revision: 2, sentence: 'The films were nearly ready.', late: true },
      { week: '2024-09-09', revision: 1, rag: 'red' },
    ]);
    expect(textOf(await lead.command('/priority 1.1'))).toContain('■ Red');
  });

  it('starts from what it edits, its ask included', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    await lead.submits(
      formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1')),
      { ...green, status: 'amber', askKind: 'support', askText: 'A room for the films.' },
    );

    const form = formOf(await lead.presses(await lead.card(/Thank you/), 'Edit', '1.1'));

    const held = form.groups.flatMap(({ fields }) => fields);
    expect(held.find(({ name }) => name === 'sentence')?.value).toBe('The films are ready.');
    expect(held.find(({ name }) => name === 'askText')?.value).toBe('A room for the films.');
  });

  it('mends a word after the days that it names have passed', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    await lead.submits(
      formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1')),
      {
        ...{ status: 'amber', sentence: 'The flims are late.' },
        ...{ askKind: 'support', askText: 'A room for the films.', askBy: '2024-09-03' },
        ...{ newDueOn: '2024-09-04', newDueReason: 'The room was lost.' },
      },
    );
    await living.jumpTo(friday);

    const form = formOf(await lead.presses(await lead.card(/Thank you/), 'Edit', '1.1'));
    await lead.submits(form, { sentence: 'The films are late.' });

    expect((await living.revisions('1.1')).at(-1)).toMatchObject({
      revision: 2,
      sentence: 'The films are late.',
    });
    const asks = await living.workings.database.plans.asks(living.partnershipId, {});
    expect(asks).toMatchObject([{ ref: '1.1', neededByOn: '2024-09-03' }]);
  });
});

describe('an answer after the close', () => {
  it('is accepted, marked late, and its author is told', async () => {
    await living.jumpTo(friday);
    const lead = living.as('lead-fathers');

    const reply = await lead.command('/progress update 1.1 green The films are ready.');

    expect(textOf(reply)).toContain('It came after the close, so it will be in the next roll-up.');
    expect(await living.revisions()).toMatchObject([{ week: '2024-09-02', late: true }]);
  });

  it('is shown in the next roll-up', async () => {
    await living.jumpTo(friday);
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await living.jumpTo(nextFriday);

    const rollUps = (await living.channel()).filter(({ threadOf }) => !threadOf);
    expect(rollUps).toHaveLength(2);
    expect(JSON.stringify(rollUps[0])).not.toContain('The films are ready.');
    expect(JSON.stringify(rollUps[1])).toContain('1 answer came late');
    expect(JSON.stringify(rollUps[1])).toContain('The films are ready.');
  });

  it('that is stored only just after the roll-up was taken is in the next, once', async () => {
    await living.jumpTo(thursdayEvening);
    const { database } = living.workings;
    const { partnershipId } = living;
    const period = await database.periods.latest(partnershipId);
    const [author] = await database.members.all(partnershipId);
    if (!period || !author) throw new Error('There is a period, and somebody to answer.');
    const late = anUpdate({
      ...{ actionId: await living.actionId('1.1'), periodId: period.id, authorId: author.id },
      ...{ late: true, reportedAt: new Date('2024-09-06T08:59:00Z') },
    });

    await database.transaction(async (tx) => {
      await tx.updates.add(partnershipId, late);
      await living.jumpTo(friday);
    });

    await living.jumpTo('2024-09-20T09:00:00Z');
    const rollUps = (await living.channel()).filter(({ threadOf }) => !threadOf);
    const telling = rollUps.map((post) => JSON.stringify(post).includes('1 answer came late'));
    expect(telling).toEqual([false, true, false]);
  });

  it('between the close and its roll-up is in that roll-up', async () => {
    await living.jumpTo(thursdayEvening);
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await living.jumpTo(friday);

    expect(await living.revisions()).toMatchObject([{ late: true }]);
    const [rollUp] = await living.channel();
    expect(JSON.stringify(rollUp)).toContain('1 of 6 actions updated');
  });

  it('is marked late in the roll-up that carries it, and in no later one', async () => {
    await living.jumpTo(thursdayEvening);
    await living.as('lead-fathers').command('/progress update 1.1 red The films are lost.');
    await living.as('coordinator').command('/progress rollup post');

    await living.jumpTo(nextFriday);

    const posts = (await living.channel()).map((post) => JSON.stringify(post));
    const telling = posts.filter((post) => post.includes('came after the deadline'));
    expect(telling).toHaveLength(2);
    expect(telling[0]).toContain('1 answer came after the deadline: 1.1.');
    expect(telling[1]).toContain('The films are lost. (came after the deadline)');
    expect(posts.filter((post) => post.includes('came late'))).toEqual([]);
  });

  it('leaves no button that would come too late', async () => {
    await living.jumpTo(thursdayEvening);
    const lead = living.as('lead-fathers');

    const [mine] = [await lead.command('/progress mine')];

    expect(textOf(mine)).toContain('2 actions had no update');
    expect(mine.kind === 'card' && labelsOf(mine.card)).not.toContain('Remind me tomorrow');
  });
});
