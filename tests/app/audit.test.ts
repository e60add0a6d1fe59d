import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, pressOf } from '../support/living-person.ts';
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
const coordinator = () => living.as('coordinator');

async function pressesPrompt(label: string) {
  await lead().presses(await lead().card(/need an update/), label);
}

async function replies(label: string) {
  const draft = cardOf(await lead().says('1.1 green, the films are ready'));
  await lead().presses(draft, label);
}

async function shares(person: Person) {
  await person.presses(cardOf(await person.command('/priority 1.1')), 'Share with the Executive');
}

async function posts() {
  await living.jumpTo('2024-09-05T17:00:00Z');
  await coordinator().command('/progress rollup post');
}

describe('each act leaves an entry with who did it', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['update stored', 'lead-fathers', () => lead().command('/progress update 1.1 green Ready.')],
    ['reply confirmed', 'lead-fathers', () => replies('Confirm')],
    ['reply thrown away', 'lead-fathers', () => replies('Throw away')],
    ['passed to deputy', 'lead-fathers', () => pressesPrompt('Pass to deputy')],
    ['reminder put off', 'lead-fathers', () => pressesPrompt('Remind me tomorrow')],
    ['shared', 'lead-fathers', () => shares(lead())],
    ['roll-up posted', 'coordinator', posts],
    ['asking paused', 'coordinator', () => coordinator().command('/progress pause')],
    ['action paused', 'coordinator', () => coordinator().command('/progress pause 1.1')],
  ])('%s, by %s', async (what, by, act) => {
    await act();

    expect((await living.audit()).at(-1)).toMatchObject({ what, by });
  });
});

it('what changed nothing leaves none', async () => {
  await posts();
  await shares(lead());
  const before = await living.audit();

  await shares(lead());
  await coordinator().command('/progress rollup post');

  expect(await living.audit()).toEqual(before);
});

it('an entry has ids and figures, and nothing that was typed', async () => {
  const draft = cardOf(await lead().says('1.1 green, the films are ready'));

  await lead().presses(draft, 'Confirm');

  const entry = (await living.audit()).at(-1);
  expect(entry?.about).toEqual({
    draft: expect.stringMatching(/^[\da-f-]{36}$/),
    period: expect.stringMatching(/^[\da-f-]{36}$/),
    saved: 1,
  });
  expect(pressOf(draft, 'Confirm')).toContain(entry?.about.draft);
});
