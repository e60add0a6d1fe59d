import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formKinds, pressKinds } from '../../src/messages/token.ts';
import { pressOf } from '../support/living-person.ts';
import { cardOf, formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let york: LivingPartnership;
let leeds: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
  york = await workspace.founds();
  leeds = await workspace.founds();
  await york.jumpTo('2024-09-02T08:00:00Z');
  await leeds.jumpTo('2024-09-02T08:00:00Z');
});
afterAll(() => workspace.end());

const values = {
  status: 'green',
  sentence: 'The films are ready.',
  subGroup: 'all',
  reason: 'No.',
};

/** Sends a button's and a form's meaning; says what came, and whether anything was stored. */
async function tries(token: string) {
  const before = await workspace.whatIsStored();
  const lead = york.as('lead-fathers');
  const replies = [
    await lead.pressesToken(token),
    await lead.submits({ state: token, groups: [] }, values),
    await lead.sends({ from: lead.from, eventId: 'change', kind: 'change', state: token, values }),
  ];
  const titles = replies.map((reply) => (reply.kind === 'none' ? 'none' : cardOf(reply).title));
  return { titles, stored: diff(before, await workspace.whatIsStored()) };
}

function diff(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

describe('a button or a form', () => {
  it('of another partnership is refused, and changes nothing there', async () => {
    const lead = leeds.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    const form = formOf(await lead.presses(prompt, 'Update', '1.1'));
    const tokens = [
      form.state,
      pressOf(prompt, 'Update', '1.1'),
      pressOf(prompt, 'Remind me tomorrow'),
      pressOf(prompt, 'Pass to deputy'),
      pressOf(prompt, 'Update several'),
    ];

    for (const token of tokens) {
      const { titles, stored } = await tries(token);
      expect([...titles, ...stored]).toEqual(
        expect.not.arrayContaining(['Thank you.', 'That did not work', 'I do not know you yet']),
      );
      expect(titles).toContain('Another partnership');
      expect(stored).toEqual([]);
    }
  });

  it('with the ids of another partnership under one’s own name finds nothing', async () => {
    const lead = leeds.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    const form = formOf(await lead.presses(prompt, 'Update', '1.1'));
    const own = (token: string) => token.replace(leeds.partnershipId, york.partnershipId);

    for (const token of [
      own(form.state),
      own(pressOf(prompt, 'Update', '1.1')),
      own(pressOf(prompt, 'Remind me tomorrow')),
      own(pressOf(prompt, 'Pass to deputy')),
    ]) {
      const { titles, stored } = await tries(token);
      expect(titles).toContain('Out of date');
      expect(titles).not.toContain('That did not work');
      expect(stored).toEqual([]);
    }
  });

  it('cut short anywhere is refused', async () => {
    const lead = york.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    const whole = [
      formOf(await lead.presses(prompt, 'Update', '1.1')).state,
      formOf(await lead.presses(prompt, 'Update several')).state,
      pressOf(prompt, 'Remind me tomorrow'),
    ];

    for (const token of whole) {
      for (const length of [0, 5, 20, 44, 60, token.length - 1].filter(
        (one) => one < token.length,
      )) {
        const { titles, stored } = await tries(token.slice(0, length));
        expect([length, ...titles]).not.toContain('That did not work');
        expect([length, ...titles]).not.toContain('Thank you.');
        expect(stored).toEqual([]);
      }
    }
  });

  it('made up of anything is answered with a sentence, and nothing is stored', async () => {
    const before = await workspace.whatIsStored();
    const errors = workspace.logged.length;
    const lead = york.as('lead-fathers');
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', '%00', '%', '0', '-1', '1e9', "'; DROP TABLE x", '{}', '1.1'),
      fc.constantFrom(york.partnershipId, leeds.partnershipId, crypto.randomUUID()),
    );
    const kind = fc.constantFrom<string>(
      // Sharing and showing are as good as typing; pausing is refused by right.
      ...[...pressKinds, ...formKinds].filter((one) => one !== 'show' && one !== 'share'),
    );
    const made = fc
      .tuple(kind, fc.constantFrom(york.partnershipId, 'nowhere'), fc.array(part, { maxLength: 5 }))
      .map(([one, where, args]) => [one, where, ...args].join('/'));

    await fc.assert(
      fc.asyncProperty(fc.oneof(made, fc.string({ unit: 'binary' })), async (token) => {
        for (const reply of [
          await lead.pressesToken(token),
          await lead.submits({ state: token, groups: [] }, values),
        ]) {
          const title = 'card' in reply ? reply.card.title : reply.kind;
          expect(['That did not work', 'Thank you.']).not.toContain(title);
        }
      }),
      { numRuns: 60 },
    );
    expect(diff(before, await workspace.whatIsStored())).toEqual([]);
    const refused = 'Something of another partnership was refused.';
    expect(workspace.logged.slice(errors).filter((line) => !line.includes(refused))).toEqual([]);
  });
});

describe('the words in a button', () => {
  const token = (kind: string, ...words: readonly string[]) =>
    [kind, york.partnershipId, ...words.map(encodeURIComponent)].join('/');

  it('are refused where they are blocked, and nothing of them is posted', async () => {
    const lead = york.as('lead-fathers');

    for (const kind of ['show', 'share']) {
      for (const words of [
        ['progress', 'subgroup', '943', '476', '5919'],
        ['priority', '9434765919'],
        ['progress', 'update', '1.1', 'green', '943', '476', '5919'],
      ]) {
        const reply = await lead.pressesToken(token(kind, ...words));
        expect(cardOf(reply).title).toBe('Out of date');
      }
    }
    expect(await workspace.tablesThatHold('943 476 5919')).toEqual([]);
    expect(await workspace.tablesThatHold('9434765919')).toEqual([]);
  });

  it('can share only what may be shared', async () => {
    const before = await workspace.whatIsStored();

    for (const words of [
      ['progress', 'mine'],
      ['progress', 'people'],
      ['progress', 'pause'],
      ['progress', 'update', '1.1'],
      ['progress', 'schedule'],
      ['hello'],
      [],
    ]) {
      const reply = await york.as('coordinator').pressesToken(token('share', ...words));
      expect(cardOf(reply).title).toBe('Out of date');
    }
    expect(diff(before, await workspace.whatIsStored())).toEqual([]);
  });

  it('are nothing to obey: what they do is authorised as if it were typed', async () => {
    const reply = await york.as('lead-fathers').pressesToken(token('show', 'progress', 'pause'));

    expect(cardOf(reply).title).toBe('Not yours to do');
  });
});
