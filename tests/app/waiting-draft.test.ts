import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
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

const mine = (person: string) => living.as(person).command('/progress mine');

describe('/progress mine', () => {
  it('has the reply that waits to be confirmed, below what is owed', async () => {
    await living.as('lead-fathers').says('1.1 green, the films are ready');

    const shown = await mine('lead-fathers');

    expect(textOf(shown)).toMatch(/^2 actions need an update/);
    expect(textOf(shown)).toContain(
      '1 reply waits to be confirmed\n\n- 1.1: ● Green. The films are ready.',
    );
    expect(cardOf(shown).fallback).toContain('1 reply waits to be confirmed: 1.1.');
  });

  it('can confirm it', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready');

    const reply = await lead.presses(cardOf(await mine('lead-fathers')), 'Confirm');

    expect(cardOf(reply).title).toBe('Thank you.');
    expect(await living.revisions()).toMatchObject([{ ref: '1.1', rag: 'green' }]);
    expect(labelsOf(cardOf(await mine('lead-fathers')))).not.toContain('Confirm');
  });

  it('can throw it away', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready');

    await lead.presses(cardOf(await mine('lead-fathers')), 'Throw away');

    expect(labelsOf(cardOf(await mine('lead-fathers')))).not.toContain('Confirm');
    expect(await living.revisions()).toEqual([]);
  });

  it('shows what is saved for it by now, and replaces none of that unseen', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green, the films are ready');
    await living.as('deputy-fathers').command('/progress update 1.1 red The films are lost.');

    const shown = await mine('lead-fathers');
    await lead.presses(cardOf(shown), 'Confirm');

    expect(textOf(shown)).toContain('1.1: The deputy said at 9am today: ■ Red.');
    expect(await living.revisions()).toMatchObject([{ by: 'deputy-fathers' }]);
  });

  it('of somebody who was asked nothing has it as well', async () => {
    await living.as('chair-fathers').says('1.1 green, the films are ready');

    const shown = await mine('chair-fathers');

    expect(cardOf(shown).title).toBe('1 reply waits to be confirmed');
    expect(labelsOf(cardOf(shown))).toEqual(['Confirm', 'Throw away']);
  });
});
