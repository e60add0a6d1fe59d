import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
import { formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const close = '2024-09-05T16:00:00Z';
const nextMonday = '2024-09-09T08:00:00Z';
const canStill =
  'Answers closed on Thursday 5 September at 5pm. You can still answer; it is marked late.';

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

const answers = (person: string, ref: string) =>
  living.as(person).command(`/progress update ${ref} green All is ready.`);

describe('when a period closes', () => {
  it('what asked says that it closed, and can still be answered', async () => {
    await living.jumpTo(close);

    for (const person of ['lead-fathers', 'deputy-schools']) {
      const read = await living.as(person).reads();
      expect(read.filter((one) => !one.includes(canStill))).toEqual([]);
      expect(read.filter((one) => one.includes('needs an update by'))).toEqual([]);
    }
    const [prompt] = await living.as('lead-fathers').reads();
    expect(prompt).toContain('2 actions had no update by Thursday 5 September, 5pm.');
    const card = await living.as('deputy-schools').card(/had no update/);
    expect(labelsOf(card)).toEqual(['Update']);
  });

  it('a receipt says so of what is left', async () => {
    await answers('lead-fathers', '1.1');

    await living.jumpTo(close);

    const receipt = plainTextOf(await living.as('lead-fathers').card(/Thank you/));
    expect(receipt).toContain('1 action still needs an update.');
    expect(receipt).toContain(canStill);
  });

  it('a chair reads that it closed', async () => {
    await living.jumpTo(close);

    const [note] = await living.as('chair-fathers').reads();
    expect(note).toContain('Answers closed on Thursday 5 September at 5pm');
  });

  it('nothing is redrawn of what is all answered', async () => {
    await answers('lead-police', '2.3');
    const all = () => living.workings.database.ledger.list(living.partnershipId, { limit: 200 });
    const lead = (await all()).find(({ card }) => card.title === 'Thank you.')?.memberId;
    const before = (await all()).filter(({ memberId }) => memberId === lead);

    await living.jumpTo(close);

    expect((await all()).filter(({ memberId }) => memberId === lead)).toEqual(before);
  });
});

describe('when the next period opens', () => {
  it('what the one before asked points to the newer message, and has no button', async () => {
    await living.jumpTo(nextMonday);

    for (const person of ['lead-fathers', 'deputy-schools', 'chair-fathers']) {
      const card = await living.as(person).card(/^This closed/);
      expect(plainTextOf(card)).toBe(
        'This closed on 5 September\n\nSee the newer message, or what you owe now: /progress mine',
      );
      expect(labelsOf(card)).toEqual([]);
    }
    const read = await living.as('lead-fathers').reads();
    expect(read.map((one) => one.split('\n')[0])).toEqual([
      'This closed on 5 September',
      'This closed on 5 September',
      '2 actions need an update by Thursday 12 September, 5pm.',
    ]);
  });

  it('a receipt keeps what was answered, with Edit alone', async () => {
    await answers('lead-fathers', '1.1');

    await living.jumpTo(nextMonday);

    const receipt = await living.as('lead-fathers').card(/Thank you/);
    expect(plainTextOf(receipt)).toContain('1.1 is green: All is ready.');
    expect(plainTextOf(receipt)).toContain('1 action had no update. This closed on 5 September');
    expect(labelsOf(receipt)).toEqual(['Edit']);
  });

  it('an edit on an old receipt brings no button back', async () => {
    await answers('lead-fathers', '1.1');
    await living.jumpTo(nextMonday);
    const lead = living.as('lead-fathers');
    const form = formOf(await lead.presses(await lead.card(/Thank you/), 'Edit'));

    const reply = await lead.submits(form, { sentence: 'Nearly all is ready.' });

    expect(textOf(reply)).toContain('Nearly all is ready.');
    for (const card of [reply.kind === 'replace' && reply.card, await lead.card(/Thank you/)]) {
      expect(card && labelsOf(card)).toEqual(['Edit']);
    }
  });

  it('an old Remind me tomorrow is out of date', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await living.jumpTo(nextMonday);

    expect(textOf(await lead.presses(prompt, 'Remind me tomorrow'))).toContain('out of date');
  });
});
