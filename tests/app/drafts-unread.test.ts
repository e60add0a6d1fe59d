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
  it.each(['1.1 gren, shown in May', '1.1 red', '1.1 done', '1.1 Shown in May'])(
    'of an action, "%s", says so, and leaves the earlier words to confirm',
    async (typed) => {
      const lead = living.as('lead-fathers');
      await lead.says('1.1 green first words');

      const second = await lead.says(typed);
      await lead.presses(cardOf(second), 'Confirm');

      expect(cardOf(second).fallback).toContain(
        '1.1: what you added was not understood; the earlier words still wait.',
      );
      expect(textOf(second)).toContain('1.1 Launch the campaign: ● Green. First words.');
      expect(await living.revisions()).toMatchObject([{ rag: 'green', sentence: 'first words' }]);
    },
  );

  it('of an action takes the Confirm of the first away, where that was not said', async () => {
    const lead = living.as('lead-fathers');
    const first = cardOf(await lead.says('1.1 green first words'));

    await lead.says('1.1 red');
    await lead.presses(first, 'Confirm');

    expect(await living.revisions()).toEqual([]);
  });

  it('of one of two leaves both, which are said to be from an earlier message', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green first words; 1.2 amber, the site is slow');

    const second = await lead.says('1.1 complete');

    expect(textOf(second)).toContain('2 updates from an earlier message wait to be confirmed.');
    expect(textOf(second)).toContain('1.1: what you added was not understood');
  });

  it('of one is said beside what could be read of another', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green first words');

    const second = await lead.says('1.2 amber, the site is slow; 1.1 red');
    await lead.presses(cardOf(second), 'Confirm');

    expect(textOf(second)).toContain('1.1: what you added was not understood');
    expect(await living.revisions()).toMatchObject([
      { ref: '1.1', rag: 'green' },
      { ref: '1.2', rag: 'amber' },
    ]);
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

  it('of all of them leaves those that wait', async () => {
    const lead = living.as('lead-fathers');
    await lead.says('1.1 green first words; 1.2 amber, the site is slow');

    const second = cardOf(await lead.says('all red'));

    expect(second.fallback).toContain('1.1 and 1.2: what you added was not understood');
    expect(labelsOf(second)).toEqual(['Confirm', 'Throw away']);
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

it('"all no change" after one was answered names that one apart, and leaves what waits of it', async () => {
  const lead = living.as('lead-fathers');
  await lead.command('/progress update 1.1 green All is well.');
  await lead.command('/progress update 1.2 green All is well.');
  await living.jumpTo('2024-09-09T08:00:00Z');
  await lead.says('1.1 green, the films are ready');
  await living.as('deputy-fathers').command('/progress update 1.1 red The films are lost.');

  const draft = textOf(await lead.says('all no change'));

  expect(draft).toContain('1.2 Build the repository: No change.');
  expect(draft).toContain('Already answered\n\n- 1.1 has its update this time');
  expect(draft).toContain('1.1 Launch the campaign: ● Green. The films are ready.');
  expect(draft).not.toContain('not understood');
  expect(draft).not.toContain('Not understood');
});

describe('before anybody was asked', () => {
  it('a greeting is answered by one, and anything else is given back to be sent again', async () => {
    const early = await workspace.founds();
    const lead = early.as('lead-fathers');

    const hello = textOf(await lead.says('Hello!'));
    const answer = textOf(await lead.says('1.1 green, shown in May'));

    expect(hello).toContain('Nothing was saved; type /progress mine to see what you owe.');
    expect(hello).not.toContain('Send it again');
    expect(answer).toContain('Send it again then: 1.1 green, shown in May');
  });
});
