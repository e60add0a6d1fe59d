import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shownText } from '../../src/render/shown-text.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { errorsOf } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const controls = /[^\P{Cc}\n\t]/u;
const storable = [
  ...hostileTexts.filter((text) => !controls.test(text)),
  '@channel @here',
] as const;
const refused = [
  ...hostileTexts.filter((text) => controls.test(text)),
  'half of an emoji \ud83d',
  'a\u0000b',
] as const;

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

async function opens() {
  const lead = living.as('lead-fathers');
  return formOf(await lead.presses(await lead.card(/need an update/), 'Update', '1.1'));
}

/** As a line of a list shows it: on one line, with no direction of its own. */
const asLine = (text: string) =>
  shownText(
    text
      .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe.each(storable)('%j', (text) => {
  it('is stored as typed, and shown as text in receipt, answer and roll-up', async () => {
    const lead = living.as('lead-fathers');

    await lead.submits(await opens(), {
      status: 'red',
      sentence: text,
      askKind: 'support',
      askText: text,
    });

    expect(await living.revisions()).toMatchObject([{ sentence: text }]);
    const { plans } = living.workings.database;
    expect(await plans.asks(living.partnershipId, {})).toMatchObject([{ text }]);
    // A sentence begins with a capital wherever it is shown.
    const line = asLine(text)
      .replace(/[.;,:\s]+$/, '')
      .toLowerCase();
    expect((await lead.reads())[0]?.toLowerCase()).toContain(line);
    expect(textOf(await lead.command('/priority 1.1')).toLowerCase()).toContain(line);
    expect(textOf(await lead.command('/progress asks')).toLowerCase()).toContain(line);
    expect(textOf(await lead.command('/progress rollup')).toLowerCase()).toContain(line);
  });
});

it.each(refused)('%j is refused with a reason, and not stored', async (text) => {
  const lead = living.as('lead-fathers');

  const form = formOf(await lead.submits(await opens(), { status: 'red', sentence: text }));
  const reply = cardOf(await lead.says(`1.1 red ${text}`));

  expect(errorsOf(form).sentence).toContain('Type it again, or paste it as plain text.');
  expect(reply.title).toBe('Not kept');
  expect(await living.revisions()).toEqual([]);
});

describe('100,000 characters', () => {
  const long = 'word '.repeat(20_000).trim();

  it('are refused in a form, with how many there may be', async () => {
    const reply = await living
      .as('lead-fathers')
      .submits(await opens(), { status: 'red', sentence: long });

    expect(errorsOf(formOf(reply)).sentence).toBe(
      'This has 99,999 characters; the limit is 2,500. Nothing was stored. Shorten it and send again.',
    );
  });

  it('are refused in a message and in a command', async () => {
    const lead = living.as('lead-fathers');

    for (const reply of [await lead.says(long), await lead.command(`/priority ${long}`)]) {
      expect(cardOf(reply).fallback).toContain('the limit is 10,000');
      expect(JSON.stringify(reply).length).toBeLessThan(1_000);
    }
  });

  it('of a reply that passes the door are cut in what is shown, not in what is understood', async () => {
    const lead = living.as('lead-fathers');
    const most = 'The films are shown in every hall. '.repeat(30).trim();

    const draft = cardOf(await lead.says(`1.1 green ${most}`));
    await lead.presses(draft, 'Confirm');

    expect(await living.revisions()).toMatchObject([{ sentence: most }]);
    expect((await lead.reads())[0]?.length).toBeLessThan(1_500);
  });

  it('of words over the limit are said to be so, and nothing is drafted', async () => {
    const most = 'word '.repeat(251).trim();

    const draft = textOf(await living.as('lead-fathers').says(`1.1 green ${most}`));

    expect(draft).toContain('This has 251 words; the limit is 250.');
  });
});

it('hostile words to search for, and hostile commands, are answered as text', async () => {
  const lead = living.as('lead-fathers');

  for (const text of storable) {
    const reply = cardOf(await lead.command(`/priority ${text}`));
    expect([text, reply.title]).not.toContain('That did not work');
  }
  const reply = textOf(await lead.command('/progress <script>alert(1)</script>'));
  expect(reply).toContain("I don't know '<script>alert(1)</script>'.");
});

it('a title, a name and a sub-group in hostile words are text in every message', async () => {
  const hostile = '<!channel> **bold** [x](javascript:alert(1))';
  const plan = livingPlan('odd');
  const odd = await workspace.founds({
    ...plan,
    partnership: { ...plan.partnership, name: hostile },
    people: plan.people.map((one) => ({ ...one, name: hostile })),
    subGroups: plan.subGroups.map((one) => ({ ...one, name: `${hostile} ${one.id}` })),
    actions: plan.actions.map((one) => ({ ...one, title: hostile })),
  });

  await odd.jumpTo('2024-09-06T09:00:00Z');

  const [prompt] = await odd.as('lead-fathers').reads();
  expect(prompt).toContain(hostile);
  expect(JSON.stringify((await odd.channel())[0])).toContain(hostile);
});
