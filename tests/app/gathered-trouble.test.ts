import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeInPlace } from '../../src/app/bring-up-to-date.ts';
import { showNotesOf } from '../../src/app/trouble-note.ts';
import type { Card } from '../../src/messages/card.ts';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const mondayAt9 = '2024-09-02T08:00:00Z';
const coordinators = ['coordinator', 'executive'] as const;
const leads = ['lead-fathers', 'lead-two', 'lead-police'] as const;

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace({ canFind: false });
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.changesPlan({
    people: living.plan.people.map((one) =>
      one.id === 'executive' ? { ...one, roles: ['executive', 'coordinator'] } : one,
    ),
  });
});

/** The requests to three leads go out, and nobody can say whether they arrived; gives what the coordinator is asked. */
async function areHeld(): Promise<Card> {
  for (const lead of leads) living.troubles(lead, 'answer lost');
  await living.jumpTo(mondayAt9);
  await living.deliver();
  for (const lead of leads) living.troubles(lead);
  return living.as('coordinator').card(/may not have arrived/);
}

async function states(kind = 'prompt'): Promise<Record<string, string>> {
  const { database } = living.workings;
  const all = await database.ledger.list(living.partnershipId, { limit: 100 });
  const keys = new Map(
    (await database.members.all(living.partnershipId)).map((m) => [m.id, m.key]),
  );
  return Object.fromEntries(
    all
      .filter((one) => one.kind === kind && one.follows === undefined)
      .map(({ memberId = '', state }) => [keys.get(memberId) ?? '', state]),
  );
}

const resendAudit = async () =>
  (await living.audit()).filter(({ what }) => what.startsWith('delivery'));

describe('three requests of which nobody can say whether they arrived', () => {
  it('are one note to each coordinator', async () => {
    await areHeld();

    for (const person of coordinators) {
      expect(await living.as(person).reads()).toEqual([
        `3 messages may not have arrived

3 requests for updates were sent, but nothing came back to say that they arrived, and I cannot look them up.

Ask these people whether theirs is there. Send again what is not there, then leave the rest.

- Lead fathers
- Lead two
- Lead police`,
      ]);
    }
  });

  it('are apart from the reminders of the same week', async () => {
    await areHeld();
    living.troubles('lead-two', 'answer lost');

    await living.jumpTo('2024-09-04T08:00:00Z');
    await living.deliver();

    const [, reminder, ...more] = await living.as('coordinator').reads();
    expect(reminder).toContain('The reminder to Lead two was sent, but nothing came back');
    expect(more).toEqual([]);
  });

  it('that it is too late to send again, once answers have closed, can only be left', async () => {
    await areHeld();

    await living.jumpTo('2024-09-05T16:30:00Z');

    const note = await living.as('coordinator').card(/3 messages may not have arrived/);
    expect(note.fallback).toContain('3 requests for updates may not have arrived');
    expect((await living.as('coordinator').reads())[0]).toContain(
      'It is too late to send them again: their time ended on Thursday 5 September at 5pm.',
    );
    expect(labelsOf(note)).toEqual(['Leave all 3']);
  });
});

describe('Send again beside a name', () => {
  it('sends that one, and every note says so and asks about the others', async () => {
    const note = await areHeld();

    const reply = await living.as('coordinator').presses(note, 'Send again', 'Lead two');

    expect(await states()).toMatchObject({
      'lead-fathers': 'held',
      'lead-two': 'sent',
      'lead-police': 'held',
    });
    const said = `2 messages may not have arrived

2 requests for updates were sent, but nothing came back to say that they arrived, and I cannot look them up.

Ask these people whether theirs is there. Send again what is not there, then leave the rest.

- Lead fathers
- Lead police

1 request for updates was sent again by Coordinator: Lead two.`;
    expect(reply.kind).toBe('replace');
    expect(textOf(reply)).toBe(said);
    for (const person of coordinators) expect(await living.as(person).reads()).toEqual([said]);
  });

  it('of one that is held again brings it back into the note', async () => {
    const note = await areHeld();
    living.troubles('lead-two', 'answer lost');

    await living.as('coordinator').presses(note, 'Send again', 'Lead two');
    await living.deliver();

    const [said, ...more] = await living.as('executive').reads();
    expect(said).toMatch(/^3 messages may not have arrived/);
    expect(said).toContain('1 request for updates was sent again by Coordinator: Lead two.');
    expect(more).toEqual([]);
  });
});

describe('Send all again', () => {
  it('sends all that the note names, with an audit entry each, and every note says so', async () => {
    const note = await areHeld();

    const reply = await living.as('coordinator').presses(note, 'Send all 3 again');

    const said = `Sent again

3 requests for updates were sent again by Coordinator: Lead fathers, Lead two and Lead police.

If one fails again, I will tell you.`;
    expect(textOf(reply)).toBe(said);
    expect(Object.values(await states())).toEqual(['sent', 'sent', 'sent', 'sent']);
    for (const person of coordinators) expect(await living.as(person).reads()).toEqual([said]);
    expect(await resendAudit()).toEqual(
      leads.map(() => ({
        what: 'delivery resent',
        by: 'coordinator',
        about: { delivery: expect.any(String) },
      })),
    );
  });

  it('pressed again, by anybody, changes nothing and says what became of them', async () => {
    const note = await areHeld();
    await living.as('coordinator').presses(note, 'Send all 3 again');

    const reply = await living.as('executive').presses(note, 'Send all 3 again');

    expect(textOf(reply)).toContain('3 requests for updates were sent again by Coordinator');
    expect(await resendAudit()).toHaveLength(3);
  });

  it('leaves alone what a colleague decided a moment before', async () => {
    const note = await areHeld();
    await living.as('executive').presses(await noteOf('executive'), 'Send again', 'Lead police');
    await living.as('executive').presses(await noteOf('executive'), 'Leave all 2');

    const reply = await living.as('coordinator').presses(note, 'Send all 3 again');

    expect(cardOf(reply).title).toBe('Nothing left to decide');
    expect(await states()).toMatchObject({
      'lead-fathers': 'cancelled',
      'lead-two': 'cancelled',
      'lead-police': 'sent',
    });
  });

  it('on a note that has grown since does nothing, and shows what it tells of now', async () => {
    const old = await areHeld();
    living.troubles('lead-two', 'answer lost');
    await living.as('executive').presses(old, 'Send again', 'Lead two');
    await living.deliver();
    living.troubles('lead-two');

    const reply = await living.as('coordinator').presses(old, 'Send all 3 again');

    expect(textOf(reply)).toContain('More messages have come to this since you saw it');
    expect(await states()).toMatchObject({ 'lead-fathers': 'held', 'lead-two': 'held' });
    await living.as('coordinator').presses(cardOf(reply), 'Send all 3 again');
    expect(await states()).toMatchObject({ 'lead-fathers': 'sent', 'lead-two': 'sent' });
  });

  it('too late sends nothing, and says so', async () => {
    const note = await areHeld();
    await living.jumpTo('2024-09-05T16:30:00Z');

    const reply = await living.as('coordinator').presses(note, 'Send all 3 again');

    expect(textOf(reply)).toContain('It is too late to send them again');
    expect(await resendAudit()).toEqual([]);
  });
});

describe('Leave all', () => {
  it('leaves all that the note names, and what is in trouble next has a note of its own', async () => {
    const note = await areHeld();
    await living.as('executive').presses(note, 'Leave all 3');
    living.troubles('lead-two', 'answer lost');

    await living.jumpTo('2024-09-04T08:00:00Z');
    await living.deliver();

    const [left, next, ...more] = await living.as('coordinator').reads();
    expect(left).toBe(`Left as they are

3 requests for updates were left as they are by Executive: Lead fathers, Lead two and Lead police.

What was left will not be sent again.`);
    expect(next).toMatch(/^A message may not have arrived/);
    expect(more).toEqual([]);
    expect((await resendAudit()).map(({ what }) => what)).toEqual(
      leads.map(() => 'delivery dismissed'),
    );
  });
});

it('whoever is not a coordinator decides nothing, of one or of all', async () => {
  const note = await areHeld();

  for (const label of ['Send again', 'Send all 3 again', 'Leave all 3']) {
    const reply = await living.as('lead-fathers').presses(note, label);
    expect(cardOf(reply).title).toBe('Not yours to do');
  }
  expect(await states()).toMatchObject({ 'lead-fathers': 'held' });
});

it('three that the platform refuses at the same time are one note', async () => {
  for (const lead of leads) living.troubles(lead, 'refused');

  await living.jumpTo(mondayAt9);

  const [note, ...more] = await living.as('coordinator').reads();
  expect(note).toMatch(/^3 messages were not delivered/);
  expect(more).toEqual([]);
});

it('a held reminder of what was answered since is not asked about any more', async () => {
  await living.jumpTo('2024-09-03T08:00:00Z');
  living.troubles('lead-police', 'answer lost');
  await living.jumpTo('2024-09-04T08:00:00Z');
  await living.deliver();
  living.troubles('lead-police');

  await living.as('lead-police').command('/progress update 2.3 green The tool is tested.');

  for (const person of coordinators) {
    expect(await living.as(person).reads()).toEqual([
      'Not needed any more\n\nThe reminder to Lead police is not needed any more. It will not be sent again.',
    ]);
  }
  expect(await states('reminder')).toMatchObject({ 'lead-police': 'cancelled' });
});

it('whoever answers all that a held request asks leaves the note', async () => {
  await areHeld();

  await living.as('lead-police').command('/progress update 2.3 green The tool is tested.');

  for (const person of coordinators) {
    expect(await living.as(person).reads()).toEqual([
      `2 messages may not have arrived

2 requests for updates were sent, but nothing came back to say that they arrived, and I cannot look them up.

Ask these people whether theirs is there. Send again what is not there, then leave the rest.

- Lead fathers
- Lead two

1 request for updates is not needed any more: Lead police.`,
    ]);
  }
  expect(await states()).toMatchObject({ 'lead-police': 'cancelled' });
});

const noteOf = (person: string) => living.as(person).card(/arrived/);

it('a message in trouble that is brought up to date beside a press keeps nobody waiting for ever', async () => {
  living.troubles('lead-two', 'refused');
  await living.jumpTo(mondayAt9);
  await living.deliver();
  const { database } = living.workings;
  const [failed] = await database.ledger.list(living.partnershipId, {
    states: ['failed'],
    limit: 1,
  });
  const partnership = await database.members.partnership(living.partnershipId, new Date());
  if (!failed?.periodId || !partnership) throw new Error('One has failed.');
  const { id, periodId } = failed;
  const [shown] = await database.ledger.shown(partnership.id, { keys: [failed.key] });
  if (!shown) throw new Error('It is shown.');
  let pressing: Promise<unknown> | undefined;

  const updating = database.transaction(async (tx) => {
    await changeInPlace(tx, partnership, shown, failed.card);
    pressing = database.transaction(async (press) => {
      await press.troubles.hold(partnership.id);
      return press.ledger.dismiss(partnership.id, [id]);
    });
    await workspace.untilOneWaits();
    await showNotesOf(tx, partnership, periodId);
  });

  await expect(updating).resolves.toBeUndefined();
  expect(await pressing).toEqual([id]);
});
