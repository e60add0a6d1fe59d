import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/messages/form.ts';
import { errorsOf, filled } from '../support/living-person.ts';
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

const theirs = { status: 'amber', sentence: 'The films are late.' };
const mine = { status: 'green', sentence: 'The films are ready.' };

async function opensForm(person: string, label = 'Update'): Promise<Form> {
  const member = living.as(person);
  const about = label === 'Update' ? '1.1' : undefined;
  if (person.startsWith('lead')) {
    return formOf(await member.presses(await member.card(/need an update/), label, about));
  }
  const shown = cardOf(await member.command('/priority 1.1'));
  return formOf(await member.presses(shown, 'Update'));
}

/** The chair answers while the lead's form is open; then the lead sends theirs. */
async function raced(): Promise<Form> {
  const [form, other] = [await opensForm('lead-fathers'), await opensForm('chair-fathers')];
  await living.as('chair-fathers').submits(other, theirs);
  return formOf(await living.as('lead-fathers').submits(form, mine));
}

describe('two people with the same form', () => {
  it('who comes second keeps what they typed and sees the other’s words; nothing is replaced', async () => {
    const form = await raced();

    expect(filled(form)).toMatchObject(mine);
    expect(aboveOf(form)).toContain('▲ Amber. The films are late.');
    expect(await living.revisions()).toMatchObject([{ by: 'chair-fathers', revision: 1 }]);
  });

  it('who comes second may keep theirs', async () => {
    const form = await raced();

    const reply = await living.as('lead-fathers').presses(form, 'Keep theirs');

    expect(textOf(reply)).toContain('1.1 is amber: The films are late. The chair answered.');
    expect(await living.revisions()).toHaveLength(1);
  });

  it('who comes second may replace theirs, and both are kept', async () => {
    const form = await raced();

    await living.as('lead-fathers').submits(form, { whose: 'mine' });

    expect(await living.revisions()).toMatchObject([
      { revision: 1, sentence: 'The films are late.', by: 'chair-fathers' },
      { revision: 2, sentence: 'The films are ready.', by: 'lead-fathers' },
    ]);
  });

  it('who comes second may save both together', async () => {
    const form = await raced();

    await living.as('lead-fathers').submits(form, { whose: 'both' });

    expect((await living.revisions()).at(-1)).toMatchObject({
      rag: 'green',
      sentence: 'The films are late. The films are ready.',
    });
  });

  it('the same words from somebody else are theirs all the same', async () => {
    const [form, other] = [await opensForm('lead-fathers'), await opensForm('chair-fathers')];
    await living.as('chair-fathers').submits(other, mine);

    const reply = await living.as('lead-fathers').submits(form, mine);

    expect(reply.kind).toBe('invalid');
    expect(await living.revisions()).toMatchObject([{ by: 'chair-fathers' }]);
  });

  it('who sends the same form from two windows is told that it was them', async () => {
    const [one, two] = [await opensForm('lead-fathers'), await opensForm('lead-fathers')];
    await living.as('lead-fathers').submits(one, theirs);

    const form = formOf(await living.as('lead-fathers').submits(two, mine));

    expect(aboveOf(form)).toContain('You answered this in another window.');
    expect(aboveOf(form)).toContain('What you said at 9am today');
  });

  it('what came third while they picked is shown in its turn', async () => {
    const form = await raced();
    const again = await opensForm('chair-fathers');
    await living.as('chair-fathers').submits(again, { sentence: 'The films are lost.' });

    const third = formOf(await living.as('lead-fathers').submits(form, { whose: 'mine' }));

    expect(aboveOf(third)).toContain('The films are lost.');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('at the very same moment: one is stored, the other is asked', async () => {
    const lead = await opensForm('lead-fathers');
    const chair = await opensForm('chair-fathers');

    const replies = await Promise.all([
      living.as('lead-fathers').submits(lead, mine),
      living.as('chair-fathers').submits(chair, theirs),
    ]);

    expect(replies.map(({ kind }) => kind).sort()).toEqual(['invalid', 'replace']);
    expect(await living.revisions()).toHaveLength(1);
  });
});

describe('Update several', () => {
  async function racedSeveral() {
    const form = await opensForm('lead-fathers', 'Update several');
    await living.as('chair-fathers').submits(await opensForm('chair-fathers'), theirs);
    const [one, two] = [await living.actionId('1.1'), await living.actionId('1.2')];
    const typed = {
      [`status:${one}`]: 'green',
      [`sentence:${one}`]: mine.sentence,
      [`status:${two}`]: 'red',
      [`sentence:${two}`]: 'The site is down.',
    };
    const again = formOf(await living.as('lead-fathers').submits(form, typed));
    return { again, one };
  }

  it('saves the rest, and gives back what a colleague answered, with their words', async () => {
    const { again, one } = await racedSeveral();

    expect(filled(again)).toEqual({
      [`status:${one}`]: 'green',
      [`sentence:${one}`]: mine.sentence,
    });
    expect(errorsOf(again)[`sentence:${one}`]).toContain(
      'The chair answered meanwhile: ▲ Amber. The films are late.',
    );
    expect(await living.revisions()).toMatchObject([
      { ref: '1.1', by: 'chair-fathers' },
      { ref: '1.2', by: 'lead-fathers', way: 'several' },
    ]);
  });

  it('sent again replaces theirs', async () => {
    const { again } = await racedSeveral();

    await living.as('lead-fathers').submits(again, {});

    expect(await living.revisions('1.1')).toMatchObject([
      { revision: 1 },
      { revision: 2, sentence: mine.sentence },
    ]);
  });

  it('cleared keeps theirs', async () => {
    const { again, one } = await racedSeveral();

    await living
      .as('lead-fathers')
      .submits(again, { [`status:${one}`]: '', [`sentence:${one}`]: '' });

    expect(await living.revisions('1.1')).toHaveLength(1);
  });

  it('sent twice at once stores each once', async () => {
    const form = await opensForm('lead-fathers', 'Update several');
    const one = await living.actionId('1.1');
    const lead = living.as('lead-fathers');
    const typed = { [`status:${one}`]: 'green', [`sentence:${one}`]: mine.sentence };

    const replies = await Promise.all([lead.submits(form, typed), lead.submits(form, typed)]);

    for (const reply of replies) expect(textOf(reply)).toContain('1.1 is green');
    expect(await living.revisions()).toHaveLength(1);
  });
});
