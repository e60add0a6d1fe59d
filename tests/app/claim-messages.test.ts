import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/messages/card.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const claim = {
  status: 'complete',
  sentence: 'All is shown.',
  impact: 'Fathers come to meetings.',
};

let workspace: LivingWorkspace;
let living: LivingPartnership;
/** As the coordinator got it. */
let asked: Card;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.changesPlan({
    people: living.plan.people.map((one) =>
      one.id === 'executive' ? { ...one, roles: ['executive', 'coordinator'] } : one,
    ),
  });
  await living.jumpTo('2024-09-02T08:00:00Z');
  const lead = living.as('lead-fathers');
  const opened = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
  await lead.submits(opened, claim);
  asked = await living.as('coordinator').card(/is said to be complete/);
});

const receipt = () => living.as('lead-fathers').card(/Thank you/);

async function sendsBack(): Promise<void> {
  const coordinator = living.as('coordinator');
  const form = formOf(await coordinator.presses(asked, 'Send back'));
  await coordinator.submits(form, { reason: 'Count the fathers first.' });
}

async function edits(values: Record<string, string>): Promise<void> {
  const lead = living.as('lead-fathers');
  await lead.submits(formOf(await lead.presses(await receipt(), 'Edit', '1.1')), values);
}

describe('the message that asks about a claimed completion', () => {
  it('says to every coordinator who accepted it, without buttons', async () => {
    const reply = await living.as('coordinator').presses(asked, 'Accept');

    for (const person of ['coordinator', 'executive']) {
      const card = await living.as(person).card(/^1\.1 /);
      expect(plainTextOf(card)).toContain('is accepted as complete, by Coordinator.');
      expect(labelsOf(card)).toEqual([]);
    }
    expect(textOf(reply)).toContain('is accepted as complete, by Coordinator.');
  });

  it('says to every coordinator who sent it back and why', async () => {
    await sendsBack();

    for (const person of ['coordinator', 'executive']) {
      const card = await living.as(person).card(/^1\.1 /);
      expect(plainTextOf(card)).toContain('was sent back by Coordinator: Count the fathers first.');
      expect(labelsOf(card)).toEqual([]);
    }
  });

  it('says that the lead took it back', async () => {
    await edits({ status: 'green', sentence: 'There is more to do.' });

    const card = await living.as('coordinator').card(/^1\.1 /);
    expect(plainTextOf(card)).toContain('The lead took back that 1.1');
    expect(labelsOf(card)).toEqual([]);
  });

  it('says that it was taken back in a later period', async () => {
    await living.jumpTo('2024-09-09T08:00:00Z');

    await living.as('lead-fathers').command('/progress update 1.1 green There is more to do.');

    const card = await living.as('coordinator').card(/^1\.1 /);
    expect(plainTextOf(card)).toContain('The lead took back that 1.1');
  });

  it('gives way to a newer one where the claim is worded anew', async () => {
    await edits({ sentence: 'Nearly all is shown.' });

    const [first, second, ...more] = await living.as('coordinator').reads();
    expect(first).toContain('is claimed again in other words: decide on the newer message.');
    expect(first).not.toContain('[Accept]');
    expect(second).toContain('Nearly all is shown.');
    expect(more).toEqual([]);
  });
});

describe('a plan that drops a claimed action', () => {
  const drops = () =>
    living.changesPlan({ actions: living.plan.actions.filter(({ ref }) => ref !== '1.1') });

  it('says so in the place of what asked about it, without buttons', async () => {
    await drops();
    await living.deliver();

    for (const person of ['coordinator', 'executive']) {
      const card = await living.as(person).card(/^1\.1 /);
      expect(plainTextOf(card)).toContain('is not in the plan any more');
      expect(labelsOf(card)).toEqual([]);
    }
  });

  it('asks again in the same place once it is listed again', async () => {
    const { actions } = living.plan;
    await drops();

    await living.changesPlan({ actions });
    await living.deliver();

    const read = await living.as('coordinator').reads();
    expect(read).toHaveLength(1);
    const card = await living.as('coordinator').card(/is said to be complete/);
    await living.as('coordinator').presses(card, 'Accept');
    expect(textOf(await living.as('coordinator').command('/priority 1.1'))).toContain('✓ Complete');
  });

  it('leaves a claim that was decided as it is', async () => {
    await living.as('coordinator').presses(asked, 'Accept');

    await drops();
    await living.deliver();

    const card = await living.as('coordinator').card(/^1\.1 /);
    expect(plainTextOf(card)).toContain('is accepted as complete, by Coordinator.');
  });
});

describe('who presses an old button', () => {
  it('is told that it was taken back', async () => {
    await edits({ status: 'green', sentence: 'There is more to do.' });

    const replies = [
      await living.as('coordinator').presses(asked, 'Accept'),
      await living.as('coordinator').presses(asked, 'Send back'),
    ];

    for (const reply of replies) {
      expect(textOf(reply)).toContain('The lead took back that 1.1');
      expect(labelsOf(cardOf(reply))).toEqual([]);
    }
  });

  it('is told what another coordinator decided', async () => {
    await sendsBack();

    const reply = await living.as('executive').presses(asked, 'Accept');

    expect(textOf(reply)).toContain('was sent back by Coordinator');
  });
});

describe('the receipt of a claimed completion', () => {
  it('says that it is accepted, and offers no Edit', async () => {
    await living.as('coordinator').presses(asked, 'Accept');

    const card = await receipt();
    expect(plainTextOf(card)).toContain('✓ 1.1 is accepted as complete: All is shown.');
    expect(labelsOf(card)).not.toContain('Edit');
  });

  it('says that it was sent back and why, and offers Edit', async () => {
    await sendsBack();

    const card = await receipt();
    expect(plainTextOf(card)).toContain('1.1 was sent back, not complete yet: Count the fathers');
    expect(labelsOf(card)).toContain('Edit');
  });
});

describe('the page of an action', () => {
  it('shows an accepted completion as complete, in both places', async () => {
    await living.as('coordinator').presses(asked, 'Accept');

    const shown = textOf(await living.as('lead-fathers').command('/priority 1.1'));

    expect(shown).toContain('✓ Complete. All is shown.');
    expect(shown).not.toContain('not yet accepted');
  });

  it('shows a completion that was sent back as such, with the mark of an action in progress', async () => {
    await sendsBack();

    const shown = textOf(await living.as('lead-fathers').command('/priority 1.1'));

    expect(shown).toContain('▷ Complete, sent back. All is shown.');
    expect(shown).toContain('Status: ▷ In progress');
  });
});
