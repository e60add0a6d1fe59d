import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { errorsOf } from '../support/living-person.ts';
import { cardOf, formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

/** An NHS number that is real by its check digit, as somebody might write it, and what a scan looks for. */
const written = ['943 476 5919', '9434765919', '943-476-5919', '９４３ ４７６ ５９１９'] as const;
const others = [
  'B801200005001',
  'QQ 12 34 56 C'.replace('QQ', 'AB'),
  'born on 1 Feb 2012',
] as const;

let workspace: LivingWorkspace;
let living: LivingPartnership;
let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
});

const looksLike =
  /This looks like (an NHS number|a unique pupil number|a National Insurance number|a date of birth)/;

/** Nothing of it in any row of any table, in any log line, nor in what came back. */
async function isNowhere(text: string, ...replies: readonly unknown[]): Promise<void> {
  expect(await workspace.tablesThatHold(text)).toEqual([]);
  expect(workspace.logged.filter((line) => line.includes(text))).toEqual([]);
  expect(JSON.stringify(replies)).not.toContain(text);
}

const cardText = (reply: Reply): string => JSON.stringify(cardOf(reply));

describe.each([...written, ...others])('"%s"', (text) => {
  beforeEach(async () => {
    before = await workspace.whatIsStored();
  });

  it('is refused in words typed to the bot, and kept nowhere', async () => {
    const lead = living.as('lead-fathers');

    const replies = [
      await lead.says(`1.1 green, we met ${text} twice`),
      await lead.says(text),
      await lead.command(`/progress update 1.1 green We met ${text} twice.`),
      await lead.command(`/progress update 1.1 ${text}`),
      await lead.command(`/priority ${text}`),
      await lead.command(`/progress subgroup ${text}`),
      await lead.command(`/progress ${text}`),
      await lead.sends({
        from: lead.from,
        eventId: `name-${text}`,
        kind: 'command',
        name: text,
        text: '',
      }),
    ];

    for (const reply of replies) expect(cardText(reply)).toMatch(looksLike);
    await isNowhere(text, replies);
    expect(await workspace.whatIsStored()).toEqual(before);
  });

  it('is refused in a form, with the reason on its field, and kept nowhere', async () => {
    const lead = living.as('lead-fathers');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));

    const reply = formOf(
      await lead.submits(form, { status: 'green', sentence: `We met ${text} twice.` }),
    );

    expect(errorsOf(reply).sentence).toMatch(looksLike);
    expect(errorsOf(reply).sentence).not.toContain(text);
    await isNowhere(text);
    expect(await workspace.whatIsStored()).toEqual(before);
  });
});

const number = written[0];

it('every text field of the update form is a way in, and is closed', async () => {
  const lead = living.as('lead-fathers');
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
  before = await workspace.whatIsStored();
  const good = { status: 'complete', sentence: 'All is shown.', impact: 'Fathers come.' };
  const asking = { status: 'red', sentence: 'Lost.', askKind: 'support', askText: 'A room.' };
  const fields = [
    ...['sentence', 'impact', 'voice', 'measure', 'nextSteps', 'newDueReason', 'issue'],
    ...['mitigation', 'effect'],
  ].map((field) => [field, good] as const);
  const asked = ['askText', 'askOfWhom'].map((field) => [field, asking] as const);

  for (const [field, values] of [...fields, ...asked]) {
    const reply = formOf(await lead.submits(form, { ...values, [field]: `About ${number}.` }));
    expect([field, errorsOf(reply)[field]]).toEqual([field, expect.stringMatching(looksLike)]);
  }
  for (const field of ['measuredOn', 'newDueOn', 'askBy', 'status', 'askKind', 'impactStrength']) {
    await lead.submits(form, { ...asking, [field]: number });
  }
  await isNowhere(number);
  expect(await living.revisions()).toMatchObject([{ sentence: 'Lost.' }]);
});

it('a page of several keeps what is good, and refuses the rest on its field', async () => {
  const lead = living.as('lead-fathers');
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update several'));
  const [one, two] = [await living.actionId('1.1'), await living.actionId('1.2')];

  const reply = formOf(
    await lead.submits(form, {
      [`status:${one}`]: 'green',
      [`sentence:${one}`]: `We met ${number}.`,
      [`status:${two}`]: 'green',
      [`sentence:${two}`]: 'The site is up.',
    }),
  );

  expect(errorsOf(reply)).toEqual({ [`sentence:${one}`]: expect.stringMatching(looksLike) });
  expect(await living.revisions()).toMatchObject([{ ref: '1.2' }]);
  await isNowhere(number);
});

it('a conflict’s “both together” passes the door as well', async () => {
  const lead = living.as('lead-fathers');
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
  // Each half is harmless, and the two together are not.
  await living.as('chair-fathers').command('/progress update 1.1 red Asked when he was born');
  const conflict = formOf(
    await lead.submits(form, { status: 'red', sentence: '1/2/2012 it was.' }),
  );

  const reply = formOf(await lead.submits(conflict, { whose: 'both' }));

  expect(errorsOf(reply).sentence).toMatch(looksLike);
  expect(await living.revisions()).toHaveLength(1);
});

it('a reason to send back is a way in, and is closed', async () => {
  const lead = living.as('lead-fathers');
  const update = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
  await lead.submits(update, { status: 'complete', sentence: 'All shown.', impact: 'They come.' });
  const coordinator = living.as('coordinator');
  const card = cardOf(await coordinator.command('/priority 1.1'));
  const form = formOf(await coordinator.presses(card, 'Send back'));

  const reply = formOf(await coordinator.submits(form, { reason: `Ask ${number} first.` }));

  expect(errorsOf(reply).reason).toMatch(looksLike);
  await isNowhere(number);
});

it('a form that is drawn again while it is filled in is kept nowhere', async () => {
  const lead = living.as('lead-fathers');
  const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
  before = await workspace.whatIsStored();

  await lead.changes(form, { status: 'red', sentence: `We met ${number}.` });

  await isNowhere(number);
  expect(await workspace.whatIsStored()).toEqual(before);
});

it('a message with a file is refused, with the words in it', async () => {
  const reply = cardOf(await living.as('lead-fathers').says('1.1 green, see the wharf plan', 1));

  expect(reply.fallback).toContain('I keep no files, and nothing of this message was kept.');
  await isNowhere('see the wharf plan', reply);
});

it('a number that only looks like one is no reason to refuse', async () => {
  const lead = living.as('lead-fathers');

  await lead.command('/progress update 1.1 green We counted 943 476 5917 leaflets.');

  expect(await living.revisions()).toMatchObject([
    { sentence: 'We counted 943 476 5917 leaflets.' },
  ]);
});

it('says what it found and never where to see it again', async () => {
  const reply = cardOf(await living.as('lead-fathers').says(`1.1 green, ${number}`));

  expect(reply.title).toBe('Not kept');
  expect(reply.fallback).toContain(
    'This looks like an NHS number. Nothing was stored. Take it out and send again.',
  );
});
