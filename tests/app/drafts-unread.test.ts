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

describe('a second reply that cannot be read', () => {
  it('of an action takes it out of the draft, so that it is not confirmed by accident', async () => {
    const lead = living.as('lead-fathers');
    const first = cardOf(await lead.says('1.1 green first words'));

    const second = await lead.says('1.1 red');

    expect(labelsOf(cardOf(second))).toEqual([]);
    expect(textOf(second)).toContain('What you said of 1.1 before is thrown away');
    await lead.presses(first, 'Confirm');
    expect(await living.revisions()).toEqual([]);
  });

  it('of one of two leaves the other, which is said to be from an earlier message', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green first words; 1.2 amber, the site is slow');

    const second = await lead.says('1.1 complete');
    await lead.presses(cardOf(second), 'Confirm');

    expect(textOf(second)).toContain('1 update from an earlier message waits to be confirmed.');
    expect(await living.revisions()).toMatchObject([{ ref: '1.2', rag: 'amber' }]);
  });

  it.each(['what about tuesday?', 'green'])('"%s" says first that it held none', async (typed) => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green first words');

    const second = cardOf(await lead.says(typed));

    expect(second.title).toBe('Not understood');
    expect(second.fallback).toMatch(
      /^I could not read an update in your message, .* 1 update from an earlier message waits/,
    );
    expect(labelsOf(second)).toEqual(['Confirm', 'Throw away']);
  });

  it('of all of them throws the whole draft away', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green first words');

    const second = cardOf(await lead.says('all red'));

    expect(labelsOf(second)).toEqual([]);
    expect(second.fallback).toContain('What you said of 1.1 before is thrown away');
  });
});

it('a command with several updates is confirmed as a reply is, and swallows none', async () => {
  const lead = living.as('lead-fathers');

  const draft = cardOf(await lead.command('/progress update 1.1 green filmed; 1.2 red no site'));
  expect(await living.revisions()).toEqual([]);
  await lead.presses(draft, 'Confirm');

  expect(await living.revisions()).toMatchObject([
    { ref: '1.1', rag: 'green', sentence: 'filmed' },
    { ref: '1.2', rag: 'red', sentence: 'no site' },
  ]);
});
