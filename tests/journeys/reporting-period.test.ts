import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { livingPartnership } from '../support/living-partnership.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';

describe('a reporting period', () => {
  let living: Awaited<ReturnType<typeof livingPartnership>>;
  beforeAll(async () => {
    living = await livingPartnership();
  });
  afterAll(() => living.end());

  it('asks each lead once, about everything they answer for', async () => {
    await living.jumpTo('2024-09-02T08:00:00Z');

    const [prompt, ...more] = await living.as('detective-inspector').reads();

    expect(more).toEqual([]);
    expect(prompt).toContain('4 actions need an update by Thursday 5 September, 5pm');
    expect(prompt).toContain('2.1');
    expect(prompt).toContain('2.5');
  });

  it('says nothing to those who lead nothing', async () => {
    expect(await living.as('director-children').reads()).toEqual([]);
  });

  it('takes an answer by form, and turns the prompt into a receipt', async () => {
    const lead = living.as('detective-inspector');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '2.1'));

    const reply = await lead.submits(form, {
      status: 'amber',
      sentence: 'The guidance is drafted; the venue for the launch is lost.',
      askKind: 'decision',
      askText: 'Agree a new venue.',
      askBy: '2024-10-01',
    });

    expect(textOf(reply)).toContain('2.1 is amber');
    const [receipt, ...more] = await lead.reads();
    expect(more).toEqual([]);
    expect(receipt).toContain('Thank you.');
    expect(receipt).toContain('3 actions still need an update');
  });

  it('takes a plain reply, once it is confirmed', async () => {
    const lead = living.as('lead-fathers');

    const draft = await lead.says(
      '4.1 green, campaign films are ready; 4.2 amber: the site is late',
    );
    expect(textOf(draft)).toContain('The site is late');
    const reply = await lead.presses(cardOf(draft), 'Confirm');

    expect(textOf(reply)).toContain('4.1 is green');
  });

  it('reminds only those who owe, and only of what they owe', async () => {
    await living.jumpTo('2024-09-04T07:59:00Z');
    expect(await living.as('lead-fathers').reads()).toHaveLength(1);

    await living.jumpTo('2024-09-04T08:01:00Z');

    const reminder = (await living.as('lead-fathers').reads()).at(-1);
    expect(reminder).toContain('1 action still needs an update');
    expect(reminder).not.toContain('4.1');
  });

  it('closes and posts one roll-up, with the detail in its thread', async () => {
    await living.jumpTo('2024-09-06T09:01:00Z');

    const [rollUp, ...details] = await living.channel();

    expect(rollUp && plainTextOf(rollUp.card)).toContain('3 of 25 actions updated');
    expect(rollUp && plainTextOf(rollUp.card)).toContain('Agree a new venue.');
    expect(details.length).toBeGreaterThan(0);
    expect(details.every(({ threadOf }) => threadOf === rollUp?.id)).toBe(true);
  });
});
