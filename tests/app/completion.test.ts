import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/messages/form.ts';
import { errorsOf, filled, labelsOf, pressOf } from '../support/living-person.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
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

const claim = {
  status: 'complete',
  sentence: 'All is shown.',
  impact: 'Fathers come to meetings.',
};

async function opens(): Promise<Form> {
  const lead = living.as('lead-fathers');
  return formOf(await lead.presses(await lead.card(/update|Thank you/), 'Update', '1.1'));
}

async function claims(): Promise<void> {
  await living.as('lead-fathers').submits(await opens(), claim);
}

async function shown() {
  return cardOf(await living.as('coordinator').command('/priority 1.1'));
}

const stateNow = async () => {
  const [action] = await living.workings.database.plans.actions(living.partnershipId, {
    refs: ['1.1'],
  });
  return action?.state;
};

describe('claiming completion', () => {
  it('asks what difference it made', async () => {
    const reply = await living.as('lead-fathers').submits(await opens(), { ...claim, impact: '' });

    expect(errorsOf(formOf(reply))).toEqual({
      impact: 'Say what difference it made: a completed action needs that.',
    });
    expect(await living.revisions()).toEqual([]);
  });

  it('asks the coordinator to accept it or send it back, in a message of their own', async () => {
    await claims();

    const asked = await living.as('coordinator').card(/is said to be complete/);
    await living.as('coordinator').presses(asked, 'Accept');

    expect(asked.blocks.map((block) => JSON.stringify(block)).join()).toContain(claim.impact);
    expect(await stateNow()).toBe('complete-accepted');
  });

  it('waits to be accepted, and nobody is asked about it meanwhile', async () => {
    await claims();

    expect(await stateNow()).toBe('complete-claimed');
    await living.jumpTo('2024-09-09T08:00:00Z');
    expect((await living.as('lead-fathers').reads()).at(-1)).not.toContain('1.1');
  });

  it('is in the roll-up as a completion to accept', async () => {
    await claims();

    await living.jumpTo('2024-09-06T09:00:00Z');

    expect(JSON.stringify(await living.channel())).toContain('1 completion to accept or send back');
  });

  it('on the receipt of an earlier period asks nobody, and says where to claim it', async () => {
    const lead = living.as('lead-fathers');
    await lead.submits(await opens(), { status: 'green', sentence: 'The films are ready.' });
    const receipt = await lead.card(/Thank you/);
    await living.jumpTo('2024-09-09T08:00:00Z');
    await lead.command('/progress update 1.1 amber The films are late.');

    const form = formOf(await lead.presses(receipt, 'Edit', '1.1'));
    const reply = await lead.submits(form, claim);

    const told =
      '1.1 is not claimed as complete: a newer update stands. To claim it, change that one: /progress update 1.1';
    expect(textOf(reply)).toContain(told);
    expect(await living.as('coordinator').reads()).toEqual([]);
    expect(await stateNow()).toBe('in-progress');
  });

  it('by somebody who was not asked, on an earlier period, says the same', async () => {
    const chair = living.as('chair-fathers');
    await chair.command('/progress update 1.1 green The films are ready.');
    const form = formOf(await chair.command('/progress update 1.1'));
    await living.jumpTo('2024-09-09T08:00:00Z');
    await living.as('lead-fathers').command('/progress update 1.1 amber The films are late.');

    const reply = await chair.submits(form, claim);

    expect(textOf(reply)).toContain('1.1 is not claimed as complete: a newer update stands.');
    expect(await living.as('coordinator').reads()).toEqual([]);
  });

  it('by command opens the form, with what was typed', async () => {
    const lead = living.as('lead-fathers');

    const form = formOf(await lead.command('/progress update 1.1 complete All is shown.'));

    expect(filled(form)).toMatchObject({ status: 'complete', sentence: 'All is shown.' });
    expect(await living.revisions()).toEqual([]);
  });
});

describe('the coordinator', () => {
  it('accepts it, and the author is told', async () => {
    await claims();

    const reply = await living.as('coordinator').presses(await shown(), 'Accept');

    expect(textOf(reply)).toContain('is accepted as complete');
    expect(await stateNow()).toBe('complete-accepted');
    expect((await living.as('lead-fathers').reads()).at(-1)).toContain('is accepted as complete');
  });

  it('sends it back with a reason, the author is told, and it is asked about again', async () => {
    await claims();
    const coordinator = living.as('coordinator');
    const form = formOf(await coordinator.presses(await shown(), 'Send back'));

    await coordinator.submits(form, { reason: 'Count the fathers first.' });

    expect(await stateNow()).toBe('in-progress');
    const told = (await living.as('lead-fathers').reads()).at(-1);
    expect(told).toContain('was sent back: it is not complete yet. Count the fathers first.');
    await living.jumpTo('2024-09-09T08:00:00Z');
    expect((await living.as('lead-fathers').reads()).at(-1)).toContain('1.1');
  });

  it('has to give a reason to send it back', async () => {
    await claims();
    const coordinator = living.as('coordinator');
    const form = formOf(await coordinator.presses(await shown(), 'Send back'));

    const reply = formOf(await coordinator.submits(form, { reason: '  ' }));

    expect(errorsOf(reply)).toEqual({ reason: 'Say what is still to be done.' });
    expect(await stateNow()).toBe('complete-claimed');
  });

  it('who presses twice, one after the other or at once, decides once', async () => {
    await claims();
    const card = await shown();
    const coordinator = living.as('coordinator');

    await Promise.all([1, 2].map(() => coordinator.presses(card, 'Accept')));
    const third = await coordinator.presses(card, 'Accept');

    expect(cardOf(third).title).toBe('1.1 is complete');
    const told = (await living.as('lead-fathers').reads()).filter((one) =>
      one.includes('accepted as complete. Nobody is asked about it any more.'),
    );
    expect(told).toHaveLength(1);
  });

  it('who accepts and sends back at once does one of them', async () => {
    await claims();
    const coordinator = living.as('coordinator');
    const card = await shown();
    const form = formOf(await coordinator.presses(card, 'Send back'));

    await Promise.all([
      coordinator.presses(card, 'Accept'),
      coordinator.submits(form, { reason: 'Count the fathers first.' }),
    ]);

    const { updates } = living.workings.database;
    const decisions = await updates.decisions(living.partnershipId, await living.actionId('1.1'));
    expect(decisions).toHaveLength(1);
  });

  it('alone can change what was accepted', async () => {
    await claims();
    const lead = living.as('lead-fathers');
    const receipt = await lead.card(/Thank you/);
    await living.as('coordinator').presses(await shown(), 'Accept');

    const replies = [
      await lead.presses(receipt, 'Edit', '1.1'),
      await lead.command('/progress update 1.1 green There is more to do.'),
    ];

    for (const reply of replies) expect(textOf(reply)).toContain('only the coordinator can change');
    expect(await stateNow()).toBe('complete-accepted');
    const coordinator = living.as('coordinator');
    const conflict = await coordinator.command('/progress update 1.1 green There is more to do.');
    await coordinator.submits(formOf(conflict), { whose: 'mine' });
    expect(await stateNow()).toBe('in-progress');
  });

  it('is named to whoever replies about what was accepted', async () => {
    await claims();
    await living.as('coordinator').presses(await shown(), 'Accept');

    const reply = textOf(await living.as('lead-fathers').says('1.1 green, there is more to do'));

    expect(reply).toContain(
      '1.1 is accepted as complete, and only the coordinator can change that.',
    );
    expect(reply).not.toContain('not one of your actions');
    expect(await living.revisions()).toHaveLength(1);
  });

  it('who sends it back does not get it claimed again by No change', async () => {
    await claims();
    const coordinator = living.as('coordinator');
    const form = formOf(await coordinator.presses(await shown(), 'Send back'));
    await coordinator.submits(form, { reason: 'Count the fathers first.' });
    await living.jumpTo('2024-09-09T08:00:00Z');

    await living.as('lead-fathers').command('/progress update 1.1 no change');

    expect(await stateNow()).toBe('in-progress');
  });

  it('does not accept what its author has changed since', async () => {
    await claims();
    const card = await shown();
    const lead = living.as('lead-fathers');
    const edit = formOf(await lead.presses(await lead.card(/Thank you/), 'Edit', '1.1'));
    await lead.submits(edit, { sentence: 'Nearly all is shown.' });

    const reply = await living.as('coordinator').presses(card, 'Accept');

    expect(cardOf(reply).title).toBe('1.1 is claimed again');
    expect(await stateNow()).toBe('complete-claimed');
  });
});

describe('anybody else', () => {
  it('is not offered it, and is refused', async () => {
    await claims();
    const [accept, back] = ['Accept', 'Send back'] as const;
    const presses = [pressOf(await shown(), accept), pressOf(await shown(), back)];
    const sendBack = formOf(await living.as('coordinator').pressesToken(presses[1] ?? ''));

    for (const person of ['lead-fathers', 'chair-fathers', 'executive', 'scrutineer']) {
      const card = cardOf(await living.as(person).command('/priority 1.1'));
      expect(labelsOf(card)).not.toContain(accept);
      expect(labelsOf(card)).not.toContain(back);
      for (const press of presses) {
        expect(textOf(await living.as(person).pressesToken(press))).toContain(
          'Only the coordinator can accept a completion or send it back.',
        );
      }
      expect(textOf(await living.as(person).submits(sendBack, { reason: 'No.' }))).toContain(
        'Only the coordinator',
      );
    }
    expect(await stateNow()).toBe('complete-claimed');
  });
});
