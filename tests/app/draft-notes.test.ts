import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPress } from '../../src/messages/token.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf, pressOf } from '../support/living-person.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const friday = '2024-09-06T07:00:00Z';
const nextMonday = '2024-09-09T08:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  await lead().says('1.1 green, the films are ready; 1.2 amber, the site is slow');
});

const lead = () => living.as('lead-fathers');
const note = () => lead().card(/not counted|Nothing left to confirm/);
const answers = (ref: string) => lead().command(`/progress update ${ref} green All is ready.`);

describe('the note that a reply is not counted', () => {
  it('keeps its buttons while something of the reply is not answered', async () => {
    await living.jumpTo(friday);

    await answers('1.1');

    expect(labelsOf(await note())).toEqual(['Confirm', 'Throw away']);
  });

  it('shows beside it what was answered meanwhile, by whom and with which status', async () => {
    await living.jumpTo(friday);

    await living.as('deputy-fathers').command('/progress update 1.1 red The films are lost.');

    const shown = plainTextOf(await note());
    expect(shown).toContain('1.1: ● Green. The films are ready.');
    expect(shown).toMatch(/1\.1: The deputy said .*: ■ Red\. The films are lost\./);
  });

  it('loses its buttons once all of it was answered', async () => {
    await living.jumpTo(friday);

    await answers('1.1');
    await living.as('deputy-fathers').command('/progress update 1.2 green All is ready.');

    expect(labelsOf(await note())).toEqual([]);
    expect((await note()).fallback).toContain('What this reply was about has been updated since.');
  });

  it('loses its buttons once all of it was answered in the next period', async () => {
    await living.jumpTo(nextMonday);

    await answers('1.1');
    await answers('1.2');

    expect((await note()).fallback).toContain('What this reply was about has been updated since.');
  });

  it('says that it was confirmed, whatever is pressed on it later', async () => {
    await living.jumpTo(friday);
    const before = await note();

    await lead().presses(before, 'Confirm');
    await lead().presses(before, 'Throw away');

    expect(labelsOf(await note())).toEqual([]);
    expect((await note()).fallback).toContain('You confirmed this reply.');
  });

  it('says that it was thrown away', async () => {
    await living.jumpTo(friday);

    await lead().presses(await note(), 'Throw away');

    expect((await note()).fallback).toContain('You threw this reply away');
  });

  it('says that a newer reply took its place', async () => {
    await living.jumpTo(friday);

    const newer = cardOf(await lead().says('1.1 red, the films are lost'));

    expect((await note()).fallback).toContain('A newer reply of yours took the place of this one.');
    expect(labelsOf(newer)).toEqual(['Confirm', 'Throw away']);
  });

  it('says so as well where the newer reply was typed as a command, whatever is pressed on it', async () => {
    await living.jumpTo(friday);
    const before = await note();

    await lead().command(
      '/progress update 1.1 green The films are ready; 1.2 amber The site is slow',
    );
    expect(labelsOf(await note())).toEqual([]);
    const reply = cardOf(await lead().presses(before, 'Confirm'));

    expect(reply.fallback).toContain('A newer reply of yours took the place of this one.');
    expect((await note()).fallback).toContain('A newer reply of yours took the place of this one.');
    expect(await living.revisions()).toEqual([]);
  });

  it('is not ended by somebody else who presses its button', async () => {
    await living.jumpTo(friday);

    const reply = cardOf(await living.as('deputy-fathers').presses(await note(), 'Confirm'));

    expect(reply.title).toBe('Out of date');
    expect(labelsOf(await note())).toEqual(['Confirm', 'Throw away']);
  });

  it.each(['Confirm', 'Throw away'])(
    'says that a newer reply took its place where %s finds its draft gone',
    async (label) => {
      await living.jumpTo(friday);
      const { drafts } = living.workings.database;
      const draftId = readPress(pressOf(await note(), label))?.args[0] ?? '';
      await drafts.drop(living.partnershipId, draftId);

      await lead().presses(await note(), label);

      expect((await note()).fallback).toContain('A newer reply of yours took the place');
    },
  );

  it('is not sent where all of the reply was answered in another way', async () => {
    await answers('1.1');
    await answers('1.2');

    await living.jumpTo(friday);

    expect((await lead().reads()).join()).not.toContain('not counted');
  });
});

describe('a reply that was shown beside a colleague’s answer, and left at that until the close', () => {
  const theirs = /1\.1: The deputy said .*: ■ Red\. The films are lost\./;

  beforeEach(async () => {
    const draft = cardOf(await lead().says('1.2 amber, the site is slow'));
    await living.as('deputy-fathers').command('/progress update 1.1 red The films are lost.');
    await lead().presses(draft, 'Confirm');
    await living.jumpTo(friday);
  });

  it('has their answer in its note as well', async () => {
    expect(plainTextOf(await note())).toMatch(theirs);
  });

  it('replaces nothing when the note is confirmed: both are shown once more', async () => {
    const again = await lead().presses(await note(), 'Confirm');

    expect(textOf(again)).toContain('1.1: ● Green. The films are ready.');
    expect(textOf(again)).toMatch(theirs);
    expect(await living.revisions('1.1')).toMatchObject([{ by: 'deputy-fathers' }]);
  });

  it('replaces it when that is confirmed too', async () => {
    const again = cardOf(await lead().presses(await note(), 'Confirm'));

    await lead().presses(again, 'Confirm');

    expect((await living.revisions('1.1')).at(-1)).toMatchObject({ rag: 'green', late: true });
  });
});
