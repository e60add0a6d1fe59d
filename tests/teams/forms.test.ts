import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { troubleCard } from '../../src/messages/trouble.ts';
import { errorAt, heldIn, isFolded, labelsOn, partsOf, written } from '../support/teams-cards.ts';
import { cardIn, placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const lost = { status: 'amber', sentence: 'The venue is lost.' };
const held = { status: 'green', sentence: 'Held the launch.' };
const greenly = { rag: 'green', sentence: 'Held the launch.' };

const police = () => york.as('lead-police');

describe('what was said last', () => {
  it('is filled in at an edit, and details that nobody touches are kept', async () => {
    await police().press('Update');
    await police().press('Save', { ...held, impact: 'More stay.', nextSteps: 'A survey.' });

    const edit = placed(await police().press('Edit'));
    await police().press('Save', { sentence: 'Held the second launch.' });

    const after = placed(await police().press('Edit'));
    expect(heldIn(edit.card)).toMatchObject({ ...held, impact: 'More stay.' });
    expect(await york.revisions('2.3')).toHaveLength(2);
    expect(heldIn(after.card)).toMatchObject({
      sentence: 'Held the second launch.',
      impact: 'More stay.',
      nextSteps: 'A survey.',
    });
  });

  it('is filled in the week after, without its ask, which nobody renews by leaving it in', async () => {
    await police().press('Update');
    await police().press('Save', lost);
    await police().press('Save', { askKind: 'decision', askText: 'Agree a venue.' });
    const edit = placed(await police().press('Edit'));

    await york.livesUntil('2024-09-09T08:20:00Z');
    const next = placed(await police().press('Update'));

    expect(heldIn(edit.card)).toMatchObject({ askKind: 'decision', askText: 'Agree a venue.' });
    expect(heldIn(next.card)).toMatchObject({ ...lost, askKind: '' });
  });
});

describe('what belongs to a status', () => {
  it.each(['amber', 'red'])(
    'is asked of %s before anything is saved, with everything typed kept',
    async (status) => {
      const typed = { ...held, status, voice: 'They like it.' };
      await police().press('Update');

      const asked = placed(await police().press('Save', typed));

      expect(heldIn(asked.card)).toMatchObject({ ...typed, askKind: '' });
      expect(written(asked)).toMatch(/not saved yet/i);
      expect(await york.revisions('2.3')).toEqual([]);
    },
  );

  it('is asked all at once, and saved once it is there', async () => {
    await police().press('Update');
    const asks = placed(await police().press('Save', lost));

    await police().press('Save', { askKind: 'decision', askText: 'Agree a venue.' });

    expect(Object.keys(heldIn(asks.card))).toEqual(
      expect.arrayContaining(['askKind', 'askText', 'askOfWhom', 'askBy']),
    );
    expect(await york.revisions('2.3')).toMatchObject([
      { rag: 'amber', sentence: 'The venue is lost.' },
    ]);
  });

  it('needs to say what exactly is asked for, and nothing is saved until then', async () => {
    await police().press('Update');
    await police().press('Save', lost);

    const again = placed(await police().press('Save', { askKind: 'decision' }));

    expect(errorAt(again.card, 'askText')).toMatch(/\S/);
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('can be left out where nothing is asked for', async () => {
    await police().press('Update');
    await police().press('Save', lost);

    const thanks = placed(await police().press('Save', { askKind: 'nothing' }));

    expect(written(thanks)).toContain('2.3 is amber: The venue is lost.');
    expect(await york.revisions('2.3')).toHaveLength(1);
  });

  it('is no more in the way once another status is chosen', async () => {
    await police().press('Update');
    await police().press('Save', lost);

    await police().press('Save', { ...held, askKind: 'decision', askText: 'Agree a venue.' });

    expect(await york.revisions('2.3')).toMatchObject([greenly]);
    expect(await york.living.tablesThatHold('Agree a venue.')).toEqual([]);
  });
});

describe('what is wrong', () => {
  it('is said at each field, all at once, with everything typed kept', async () => {
    await police().press('Update');
    const typed = { status: 'green', sentence: '', voice: 'They like it.', newDueOn: '2025-05-01' };

    const again = placed(await police().press('Save', typed));

    expect(errorAt(again.card, 'sentence')).not.toBe('');
    expect(errorAt(again.card, 'newDueReason')).not.toBe('');
    expect(heldIn(again.card)).toMatchObject(typed);
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('in a part that is folded opens the part', async () => {
    await police().press('Update');
    const before = police().inbox().at(-1);

    const again = placed(await police().press('Save', { ...held, newDueOn: '2025-05-01' }));

    expect(before && isFolded(before.card, 'newDueReason')).toBe(true);
    expect(isFolded(again.card, 'newDueReason')).toBe(false);
  });

  it('is said at the status where none was chosen', async () => {
    await police().press('Update');

    const again = placed(await police().press('Save', { sentence: 'Held the launch.' }));

    expect(errorAt(again.card, 'status')).not.toBe('');
    expect(heldIn(again.card)).toMatchObject({ sentence: 'Held the launch.' });
  });

  it('is said where complete needs to know what difference it made', async () => {
    await police().press('Update');

    const again = placed(await police().press('Save', { ...held, status: 'complete' }));

    expect(heldIn(again.card)).toMatchObject({ ...held, status: 'complete', impact: '' });
    expect(errorAt(again.card, 'impact')).toContain('Say what difference it made');
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('of private data is said at its field and by its kind, and nothing of it is kept or logged', async () => {
    await police().press('Update');
    const typed = { ...held, voice: 'She is 943 476 5919.', issue: 'Born 1 Feb 2012.' };

    const again = placed(await police().press('Save', typed));

    expect(errorAt(again.card, 'voice')).toContain('NHS number');
    expect(errorAt(again.card, 'issue')).toContain('date of birth');
    expect(JSON.stringify(york.logged)).not.toMatch(/5919|2012/);
    expect(await york.living.tablesThatHold('943 476 5919')).toEqual([]);
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('can be mended, and is saved then', async () => {
    await police().press('Update');
    await police().press('Save', { ...held, sentence: 'She is 943 476 5919.' });

    await police().press('Save', held);

    expect(await york.revisions('2.3')).toMatchObject([greenly]);
  });
});

describe('of two who answer at once', () => {
  const theirs = { rag: 'amber', sentence: 'The hall is lost.' };

  /** The deputy answers while the lead writes; the form that the lead gets for it. */
  async function conflict() {
    const lead = york.as('lead-fathers');
    await lead.press('Update');
    await york.as('deputy-fathers').says('/progress update 1.1 amber The hall is lost.');
    return { lead, form: placed(await lead.press('Save', held)) };
  }

  it('the second sees both, and nothing is saved yet', async () => {
    const { form } = await conflict();

    expect(written(form)).toContain('The hall is lost.');
    expect(heldIn(form.card)).toMatchObject(held);
    expect(await york.revisions('1.1')).toMatchObject([theirs]);
  });

  it('the second can replace what the first said', async () => {
    const { lead } = await conflict();

    await lead.press('Replace with mine', { whose: 'mine' });

    expect(await york.revisions('1.1')).toMatchObject([theirs, greenly]);
  });

  it('the second can save both together', async () => {
    const { lead } = await conflict();

    await lead.press('Replace with mine', { whose: 'both' });

    const [, both] = await york.revisions('1.1');
    expect(both).toMatchObject({ sentence: 'The hall is lost. Held the launch.' });
  });

  it('the second can keep what the first said, and the form becomes what the message says', async () => {
    const { lead } = await conflict();

    const kept = placed(await lead.press('Keep theirs'));

    expect(labelsOn(kept)).not.toContain('Keep theirs');
    expect(written(kept)).toContain('The hall is lost.');
    expect(await york.revisions('1.1')).toMatchObject([theirs]);
  });
});

describe('while the database is away', () => {
  const failed: Reply = { kind: 'card', card: troubleCard(), failed: true };

  it('a form that is sent stays as it is, the client says that it did not work, and it can be sent again', async () => {
    await police().press('Update');
    const before = police().inbox();
    york.handlesBy(() => async () => failed);
    const { status, said } = await police().press('Save', held);
    york.handlesBy();
    const after = police().inbox();

    await police().press('Save', held);

    expect([status, cardIn(said)]).toEqual([200, undefined]);
    expect(said).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { message: expect.stringContaining('Nothing was saved.') },
    });
    expect(after).toEqual(before);
    expect(await york.revisions('2.3')).toMatchObject([greenly]);
  });

  it('that Teams sends the same once more saves it', async () => {
    await police().press('Update');
    york.handlesBy(() => async () => failed);
    await police().press('Save', held);
    york.handlesBy();

    await police().again();

    expect(await york.revisions('2.3')).toMatchObject([greenly]);
  });
});

it('a form that Teams sends again is saved once, and answered with what is so', async () => {
  await police().press('Update');
  await police().press('Save', held);
  const before = police().inbox().length;

  const again = placed(await police().again());

  expect(written(again)).toContain('Held the launch.');
  expect(police().inbox()).toHaveLength(before);
  expect(await york.revisions('2.3')).toHaveLength(1);
});

it('no form of Teams’ keeps anybody from sending it by what is needed in a part that is closed', async () => {
  const form = placed(await police().press('Update'));

  const hidden = partsOf(form.card.body).filter(({ isVisible }) => isVisible === false);
  expect(hidden.flatMap(partsOf).filter(({ isRequired }) => isRequired === true)).toEqual([]);
  expect(hidden).toHaveLength(1);
});
