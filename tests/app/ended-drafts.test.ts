import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../support/living-reply.ts';
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
const replies = async (text: string) => cardOf(await lead().says(text));

describe.each(['Confirm', 'Throw away'])('an older card whose %s is pressed', (label) => {
  it('says in its place that the reply was confirmed', async () => {
    const card = await replies('1.1 green, the films are ready');
    await lead().presses(card, 'Confirm');

    const reply = await lead().presses(card, label);

    expect(reply.kind).toBe('replace');
    expect(cardOf(reply).fallback).toContain('You confirmed this reply.');
    expect(cardOf(reply).buttons).toEqual([]);
    expect(await living.revisions()).toHaveLength(1);
  });

  it('says that the reply was thrown away', async () => {
    const card = await replies('1.1 green, the films are ready');
    await lead().presses(card, 'Throw away');

    const reply = cardOf(await lead().presses(card, label));

    expect(reply.fallback).toContain('You threw this reply away');
  });

  it('says that a newer reply took its place, whatever became of that', async () => {
    const card = await replies('1.1 green, the films are ready');
    await lead().presses(await replies('1.2 amber, the site is slow'), 'Confirm');

    const reply = cardOf(await lead().presses(card, label));

    expect(reply.fallback).toContain('A newer reply of yours took the place of this one.');
  });

  it('says nothing of a reply that was never theirs', async () => {
    const card = await replies('1.1 green, the films are ready');
    await lead().presses(card, 'Confirm');

    const theirs = cardOf(await living.as('deputy-fathers').presses(card, label));
    const kind = label === 'Confirm' ? 'confirm-draft' : 'discard-draft';
    const nobodys = await lead().pressesToken(`${kind}/${living.partnershipId}/${randomUUID()}`);

    expect(theirs.title).toBe('Out of date');
    expect(cardOf(nobodys).title).toBe('Out of date');
  });
});
