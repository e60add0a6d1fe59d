import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

const lead = () => living.as('lead-fathers');
const answers = (ref: string) => lead().command(`/progress update ${ref} green All is ready.`);

describe('an example of how to reply in words', () => {
  it('is of an action that is still owed', async () => {
    await answers('1.1');

    const shown = textOf(await lead().says('what about tuesday?'));

    expect(shown).toContain("Start with the action's number, such as 1.2.");
    expect(shown).toContain('such as "1.2 green, trained 45 staff"');
    expect(shown).not.toContain('1.1');
  });

  it('is not given where nothing is owed', async () => {
    await answers('1.1');
    await answers('1.2');

    const shown = textOf(await lead().says('what about tuesday?'));

    expect(shown).toContain("Start with the action's number.");
    expect(shown).not.toContain('trained 45 staff');
  });

  it('leaves the receipt once nothing is owed', async () => {
    await answers('1.1');
    const owing = textOf(await lead().command('/progress mine'));
    await answers('1.2');

    const done = textOf(await lead().command('/progress mine'));

    expect(owing).toContain('You can also reply in words: "1.2 green');
    expect(done).toContain('you get this because you lead Fathers.');
    expect(done).not.toContain('reply in words');
  });
});

describe('"nothing to report"', () => {
  it('is offered "no change"', async () => {
    await answers('1.1');
    await living.jumpTo('2024-09-09T08:00:00Z');

    const shown = textOf(await lead().says('1.1 nothing to report'));

    expect(shown).toContain('1.1 is not clear. If nothing has changed, write "no change".');
  });

  it('is told what is needed where there is nothing to repeat', async () => {
    const shown = cardOf(await lead().says('1.1 nothing to report'));

    expect(textOf({ kind: 'card', card: shown })).toContain('1.1 has no update to repeat yet.');
  });
});
