import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/messages/form.ts';
import { pressOf } from '../support/living-person.ts';
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

async function opensForm(): Promise<Form> {
  const lead = living.as('lead-fathers');
  return formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
}

describe('the same thing twice', () => {
  it('a form sent twice is stored once, and thanked for twice', async () => {
    const form = await opensForm();
    const lead = living.as('lead-fathers');

    const replies = [await lead.submits(form, mine), await lead.submits(form, mine)];

    for (const reply of replies) expect(textOf(reply)).toContain('1.1 is green');
    expect(await living.revisions()).toHaveLength(1);
  });

  it('a form sent twice at once is stored once, and thanked for twice', async () => {
    const form = await opensForm();
    const lead = living.as('lead-fathers');

    const replies = await Promise.all([lead.submits(form, mine), lead.submits(form, mine)]);

    for (const reply of replies) expect(textOf(reply)).toContain('1.1 is green');
    expect(await living.revisions()).toHaveLength(1);
  });

  it('other words from the same person are not taken for the same', async () => {
    const form = await opensForm();
    const lead = living.as('lead-fathers');
    await lead.submits(form, mine);

    const reply = await lead.submits(form, { ...mine, nextSteps: 'Show them.' });

    expect(aboveOf(formOf(reply))).toContain('The films are ready.');
    expect(await living.revisions()).toHaveLength(1);
  });

  it('an event that comes again is handled once, and said to be', async () => {
    const form = await opensForm();
    const lead = living.as('lead-fathers');
    const intent = {
      from: lead.from,
      eventId: 'the-same-event',
      kind: 'submit',
      state: form.state,
      values: mine,
    } as const;
    await lead.sends(intent);

    const reply = await lead.sends({ ...intent, values: { status: 'red', sentence: 'Lost.' } });

    expect(cardOf(reply).title).toBe('Already done');
    expect(await living.revisions()).toMatchObject([{ sentence: mine.sentence }]);
  });

  it('an event that comes twice at once is handled once', async () => {
    const form = await opensForm();
    const lead = living.as('lead-fathers');
    const intent = {
      from: lead.from,
      eventId: 'one-event-twice-at-once',
      kind: 'submit',
      state: form.state,
      values: mine,
    } as const;

    const replies = await Promise.all([lead.sends(intent), lead.sends(intent)]);

    expect(replies.map((reply) => cardOf(reply).title).sort()).toEqual([
      'Already done',
      'Thank you.',
    ]);
    expect(await living.revisions()).toHaveLength(1);
  });

  it('an event that opens a form opens it again', async () => {
    const lead = living.as('lead-fathers');
    const press = pressOf(await lead.card(/need an update/), 'Update', '1.1');
    const intent = { from: lead.from, eventId: 'opens', kind: 'press', press } as const;
    const form = formOf(await lead.sends(intent));

    expect(formOf(await lead.sends(intent))).toEqual(form);
  });

  it('a command that is sent again is answered again', async () => {
    const lead = living.as('lead-fathers');
    const intent = {
      from: lead.from,
      eventId: 'reads',
      kind: 'command',
      name: 'priority',
      text: '2',
    } as const;
    const first = textOf(await lead.sends(intent));

    expect(textOf(await lead.sends(intent))).toBe(first);
  });
});
