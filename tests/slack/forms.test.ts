import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { troubleCard } from '../../src/messages/trouble.ts';
import type { SlackModal } from '../../src/render/block-json.ts';
import { writtenIn } from '../support/slack-blocks.ts';
import { errorsAfter, foldIn, heldIn, hintIn, viewAfter } from '../support/slack-views.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeEach(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(async () => {
  expect(york.cloud.complaints).toEqual([]);
  await york.end();
});

const lost = { status: 'amber', sentence: 'The venue is lost.' };
const held = { status: 'green', sentence: 'Held the launch.' };
const greenly = { rag: 'green', sentence: 'Held the launch.' };

/** The form of the one action of their prompt that is first. */
async function opens(person: string): Promise<SlackModal> {
  await york.as(person).press('Update');
  return york.modal();
}

/** The same with a part opened that was folded, and what is typed by then. */
async function unfolds(person: string, view: SlackModal, values = {}): Promise<SlackModal> {
  await york.as(person).pressIn(view, foldIn(view), values);
  return york.modal();
}

/** The same with a status, and a decision asked for, whose fields come one after the other. */
async function asks(view: SlackModal, values: Readonly<Record<string, string>>) {
  const lead = york.as('lead-police');
  await lead.pressIn(view, 'value', values);
  await lead.pressIn(york.modal(), 'value', { askKind: 'decision' });
  return york.modal();
}

describe('what was said last', () => {
  it('is filled in at an edit, and details that nobody touches are kept', async () => {
    const lead = york.as('lead-police');
    const open = await unfolds('lead-police', await opens('lead-police'));
    await lead.submit(open, { ...held, impact: 'More children stay.', nextSteps: 'A survey.' });

    await lead.press('Edit');
    const edit = york.modal();
    await lead.submit(edit, { sentence: 'Held the second launch.' });

    expect(heldIn(edit)).toMatchObject({ ...held, impact: 'More children stay.' });
    await lead.press('Edit');
    expect(await york.revisions('2.3')).toHaveLength(2);
    expect(heldIn(york.modal())).toMatchObject({
      sentence: 'Held the second launch.',
      impact: 'More children stay.',
      nextSteps: 'A survey.',
    });
  });

  it('is filled in the week after, without its ask, which nobody renews by leaving it in', async () => {
    const lead = york.as('lead-police');
    const view = await asks(await opens('lead-police'), lost);
    await lead.submit(view, { askText: 'Agree a venue.' });
    await lead.press('Edit');
    const edit = york.modal();

    await york.livesUntil('2024-09-09T08:20:00Z');
    const next = await opens('lead-police');

    expect(heldIn(edit)).toMatchObject({ askKind: 'decision', askText: 'Agree a venue.' });
    expect(heldIn(next)).toEqual({ ...lost, askKind: undefined });
  });
});

describe('nothing typed is lost', () => {
  it('when a folded part is opened', async () => {
    const open = await unfolds('lead-police', await opens('lead-police'), held);

    expect(heldIn(open)).toMatchObject(held);
    expect(Object.keys(heldIn(open))).toContain('voice');
  });

  it('when what was typed in an opened part is beside an error', async () => {
    const lead = york.as('lead-police');
    const open = await unfolds('lead-police', await opens('lead-police'));

    const sent = await lead.submit(open, {
      ...held,
      voice: 'They like it.',
      newDueOn: '2025-05-01',
    });

    // The view stays as it is, with all that is in it.
    expect(sent.said).toMatchObject({ response_action: 'errors' });
    expect(Object.keys(errorsAfter(sent))).toEqual(['newDueReason']);
  });

  it('when the status changes, and the part that was opened stays open', async () => {
    const lead = york.as('lead-police');
    const open = await unfolds('lead-police', await opens('lead-police'));

    await lead.pressIn(open, 'value', { ...held, status: 'complete', voice: 'They like it.' });

    expect(heldIn(york.modal())).toMatchObject({ status: 'complete', voice: 'They like it.' });
  });

  it('when fields go with a status, and come again with the next', async () => {
    const lead = york.as('lead-police');
    await asks(await opens('lead-police'), lost);
    const asked = {
      askText: 'Agree a "venue",\nand when.',
      askOfWhom: 'The council',
      askBy: '2024-10-01',
    };

    await lead.pressIn(york.modal(), 'value', { ...asked, status: 'green' });
    const without = york.modal();
    await lead.pressIn(without, 'value', { status: 'amber' });

    expect(Object.keys(heldIn(without))).not.toContain('askText');
    expect(heldIn(york.modal())).toMatchObject({ ...asked, askKind: 'decision' });
  });

  it('when a field would go whose words are too long to be set aside: it stays, and says so', async () => {
    const lead = york.as('lead-police');
    const long = { askText: '"Yes".\n'.repeat(300), askOfWhom: 'The council' };
    await asks(await opens('lead-police'), lost);

    await lead.pressIn(york.modal(), 'value', { ...long, status: 'green' });
    const green = york.modal();
    await lead.pressIn(green, 'value', { status: 'not-started' });
    const other = york.modal();
    await lead.pressIn(other, 'value', { status: 'red' });

    expect(heldIn(green)).toMatchObject({ status: 'green', askText: long.askText });
    expect(Object.keys(heldIn(green))).not.toContain('askOfWhom');
    expect(hintIn(green, 'askText')).toContain('not saved with what is chosen now');
    expect(heldIn(other)).toMatchObject({ askText: long.askText });
    expect(heldIn(york.modal())).toMatchObject({ ...long, askKind: 'decision' });
    expect(hintIn(york.modal(), 'askText')).toBe('');
  });

  it('but what stays so is in nobody’s way: it can be left, or cleared', async () => {
    const lead = york.as('lead-police');
    await asks(await opens('lead-police'), lost);
    const askText = '"Yes".\n'.repeat(300);
    await lead.pressIn(york.modal(), 'value', { askText, status: 'green' });
    const green = york.modal();

    await lead.pressIn(green, 'value', { askText: '', status: 'not-started' });
    const cleared = york.modal();
    await lead.submit(green, { sentence: held.sentence });

    expect(green.blocks).toContainEqual(
      expect.objectContaining({ block_id: 'askText', optional: true }),
    );
    expect(Object.keys(heldIn(cleared))).not.toContain('askText');
    expect(await york.revisions('2.3')).toMatchObject([greenly]);
    expect(await york.living.tablesThatHold('"Yes".')).toEqual([]);
  });

  it('but what was cleared before it went is not brought back', async () => {
    const lead = york.as('lead-police');
    await asks(await opens('lead-police'), lost);
    await lead.pressIn(york.modal(), 'value', { askText: 'Agree a venue.', status: 'green' });
    await lead.pressIn(york.modal(), 'value', { status: 'red' });

    await lead.pressIn(york.modal(), 'value', { askText: '', status: 'green' });
    await lead.pressIn(york.modal(), 'value', { status: 'red' });

    expect(heldIn(york.modal())).toMatchObject({ askKind: 'decision', askText: undefined });
  });

  it('when a field in error is not in the view yet: it is drawn anew, with the error at the field', async () => {
    const lead = york.as('lead-police');
    const view = await opens('lead-police');

    const drawn = viewAfter(await lead.submit(view, { ...held, status: 'complete' }));

    expect(heldIn(drawn)).toMatchObject({ ...held, status: 'complete', impact: undefined });
    expect(hintIn(drawn, 'impact')).toContain('Say what difference it made');
    expect(await york.revisions('2.3')).toEqual([]);
  });
});

describe('while the database is away', () => {
  const failed: Reply = { kind: 'card', card: troubleCard(), failed: true };

  it('a form that is sent stays as it is, says so at its first field, and can be sent again', async () => {
    const lead = york.as('lead-police');
    const view = await opens('lead-police');
    york.handlesBy(() => async () => failed);
    const sent = await lead.submit(view, held);
    york.handlesBy();

    const again = await lead.submit(view, held);

    expect(errorsAfter(sent)).toEqual({ status: expect.stringContaining('Nothing was saved.') });
    expect(viewAfter(again)).toMatchObject({ callback_id: 'card' });
    expect(await york.revisions('2.3')).toMatchObject([greenly]);
  });

  it('a status that is chosen takes nothing away', async () => {
    const view = await opens('lead-police');
    york.handlesBy(() => async () => failed);

    await york.as('lead-police').pressIn(view, 'value', held);

    expect(york.modal()).toEqual(view);
  });

  it('a button of a form says so on top of it, and leaves it as it is', async () => {
    const view = await opens('lead-fathers');
    await york.as('deputy-fathers').command('progress', 'update 1.1 amber The hall is lost.');
    const both = viewAfter(await york.as('lead-fathers').submit(view, held));
    const keep = both.blocks.findLast((block) => block.type === 'actions')?.elements[0];
    york.handlesBy(() => async () => failed);

    await york.as('lead-fathers').pressIn(both, keep?.action_id ?? '');

    const shown = york.cloud.calls.filter(({ method }) => /^views\.(push|update)$/.test(method));
    expect(shown).toMatchObject([
      { method: 'views.push', asked: { view: { callback_id: 'card' } } },
    ]);
  });
});

describe('what is wrong', () => {
  it('is said at each field, all at once', async () => {
    const lead = york.as('lead-police');
    const view = await asks(await opens('lead-police'), { ...lost, sentence: '' });

    const sent = await lead.submit(view, { askBy: '2024-08-01' });

    expect(Object.keys(errorsAfter(sent)).toSorted()).toEqual(['askBy', 'askText', 'sentence']);
  });

  it('of private data is said at its field and by its kind, and nothing of it is kept or logged', async () => {
    const lead = york.as('lead-police');
    const open = await unfolds('lead-police', await opens('lead-police'));
    const typed = { ...held, voice: 'She is 943 476 5919.', issue: 'Born 1 Feb 2012.' };

    const sent = await lead.submit(open, typed);

    expect(errorsAfter(sent)).toEqual({
      voice: expect.stringContaining('NHS number'),
      issue: expect.stringContaining('date of birth'),
    });
    expect(JSON.stringify([sent.said, york.logged])).not.toMatch(/5919|2012/);
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('can be mended, and is saved then', async () => {
    const lead = york.as('lead-police');
    const view = await opens('lead-police');
    await lead.submit(view, { ...held, sentence: 'She is 943 476 5919.' });

    await lead.submit(view, held);

    expect(await york.revisions('2.3')).toMatchObject([greenly]);
  });
});

describe('of two who answer at once', () => {
  const theirs = { rag: 'amber', sentence: 'The hall is lost.' };

  /** The deputy answers while the lead writes; the form that the lead gets for it. */
  async function conflict(): Promise<SlackModal> {
    const view = await opens('lead-fathers');
    await york.as('deputy-fathers').command('progress', 'update 1.1 amber The hall is lost.');
    return viewAfter(await york.as('lead-fathers').submit(view, held));
  }

  it('the second sees both, and nothing is saved yet', async () => {
    const form = await conflict();

    expect(writtenIn(form.blocks)).toContain('The hall is lost.');
    expect(heldIn(form)).toMatchObject(held);
    expect(await york.revisions('1.1')).toMatchObject([theirs]);
  });

  it('the second can replace what the first said', async () => {
    await york.as('lead-fathers').submit(await conflict(), { whose: 'mine' });

    expect(await york.revisions('1.1')).toMatchObject([theirs, greenly]);
  });

  it('the second can save both together', async () => {
    await york.as('lead-fathers').submit(await conflict(), { whose: 'both' });

    const [, both] = await york.revisions('1.1');
    expect(both).toMatchObject({ sentence: 'The hall is lost. Held the launch.' });
  });

  it('the second can keep what the first said, and the form becomes the thanks', async () => {
    const form = await conflict();
    const keep = form.blocks.findLast((block) => block.type === 'actions')?.elements[0];

    await york.as('lead-fathers').pressIn(form, keep?.action_id ?? '');

    expect(keep?.text.text).toBe('Keep theirs');
    expect(york.modal()).toMatchObject({ callback_id: 'card' });
    expect(await york.revisions('1.1')).toMatchObject([theirs]);
  });

  it('the second who changes the status meanwhile still sees what the first said', async () => {
    const form = await conflict();

    await york.as('lead-fathers').pressIn(form, 'value', { status: 'red' });

    expect(writtenIn(york.modal().blocks)).toContain('The hall is lost.');
    expect(heldIn(york.modal())).toMatchObject({ ...held, status: 'red', whose: 'mine' });
  });
});

describe('a form that stood open', () => {
  it('while its period closed is saved, and is late', async () => {
    const view = await opens('lead-police');
    await york.livesUntil('2024-09-05T16:30:00Z');

    const thanks = viewAfter(await york.as('lead-police').submit(view, held));

    expect(writtenIn(thanks.blocks)).toContain('It came after the close');
    expect(await york.revisions('2.3')).toMatchObject([{ ...greenly, late: true }]);
  });

  it('while the next period opened is saved in that one', async () => {
    const view = await opens('lead-police');
    await york.livesUntil('2024-09-09T08:20:00Z');

    await york.as('lead-police').submit(view, held);

    const saved = await york.revisions('2.3');
    expect(saved).toMatchObject([{ ...greenly, week: '2024-09-09', late: false }]);
  });
});
