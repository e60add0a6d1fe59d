import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/messages/card.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const coordinators = ['coordinator', 'executive'] as const;
const theRequest = 'The request for updates to Lead fathers';

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

/** The request to one lead goes out, and nobody can say whether it arrived; gives what the coordinator is asked. */
async function isHeld(): Promise<Card> {
  living.troubles('lead-fathers', 'answer lost');
  await living.jumpTo('2024-09-02T08:00:00Z');
  await living.deliver();
  living.troubles('lead-fathers');
  return living.as('coordinator').card(/may not have arrived/);
}

async function promptNow() {
  const found = await living.workings.database.ledger.list(living.partnershipId, { limit: 100 });
  const { id } = await memberOf('lead-fathers');
  return found.find(({ kind, memberId }) => kind === 'prompt' && memberId === id);
}

async function memberOf(key: string) {
  const members = await living.workings.database.members.all(living.partnershipId);
  const member = members.find((one) => one.key === key);
  if (!member) throw new Error(`There is no ${key}.`);
  return member;
}

const notesOf = async (person: string) => (await living.as(person).reads()).join('\n---\n');

describe('of a held message', () => {
  it('every coordinator is told what it is, for whom, and what to do', async () => {
    await isHeld();

    for (const person of coordinators) {
      const card = await living.as(person).card(/may not have arrived/);
      expect(plainTextOf(card)).toBe(
        `A message may not have arrived

${theRequest} was sent, but nothing came back to say that it arrived, and I cannot look it up.

Ask them whether it is there. If it is not, send it again. If it is, leave it.`,
      );
      expect(labelsOf(card)).toEqual(['Send again', 'Leave it']);
    }
  });
});

describe('Send again', () => {
  it('sends the message again, and every note says what was done and by whom', async () => {
    const note = await isHeld();
    const before = await promptNow();

    const reply = await living.as('coordinator').presses(note, 'Send again');

    const done = `Sent again\n\n${theRequest} was sent again by Coordinator. If it fails again, I will tell you.`;
    expect(before).toMatchObject({ state: 'held', attempt: 1 });
    expect(await promptNow()).toMatchObject({ state: 'sent', attempt: 2 });
    expect(reply.kind).toBe('replace');
    expect(textOf(reply)).toBe(done);
    for (const person of coordinators) expect(await living.as(person).reads()).toEqual([done]);
    expect((await living.audit()).at(-1)).toMatchObject({
      what: 'delivery resent',
      by: 'coordinator',
    });
  });

  it('pressed a second time, by anybody, finds nothing to do', async () => {
    const note = await isHeld();
    await living.as('coordinator').presses(note, 'Send again');

    for (const person of coordinators) {
      const reply = await living.as(person).presses(note, 'Send again');
      expect(textOf(reply)).toBe(
        'Nothing to do\n\nThat message was delivered, and there is nothing to send again.',
      );
      expect(labelsOf(cardOf(reply))).toEqual([]);
    }
    expect(await promptNow()).toMatchObject({ state: 'sent', attempt: 2 });
  });

  it('of one that is held again is asked about anew, and the old note stays as it ended', async () => {
    const note = await isHeld();
    living.troubles('lead-fathers', 'answer lost');

    await living.as('coordinator').presses(note, 'Send again');
    await living.deliver();

    for (const person of coordinators) {
      const [old, anew, ...more] = await living.as(person).reads();
      expect(old).toMatch(/^Sent again\n/);
      expect(anew).toMatch(/^A message may not have arrived\n/);
      expect(more).toEqual([]);
    }
    expect(await promptNow()).toMatchObject({ state: 'held', attempt: 2 });
  });

  it('of one that is refused for good the second time is told as such', async () => {
    const note = await isHeld();
    living.troubles('lead-fathers', 'refused');

    await living.as('coordinator').presses(note, 'Send again');

    const anew = await living.as('executive').card(/was not delivered/);
    expect(plainTextOf(anew)).toBe(
      `A message was not delivered

${theRequest} could not be delivered.

Check that their account is still there, then send it again. If it is not needed any more, leave it.`,
    );
  });

  it('too late to go out is said, and can still be left', async () => {
    const note = await isHeld();
    await living.jumpTo('2024-09-05T16:30:00Z');

    const reply = await living.as('coordinator').presses(note, 'Send again');

    expect(textOf(reply)).toBe(
      'Not sent again\n\nIt is too late to send that message again: its time ended on Thursday 5 September 2024 at 5pm, so it would not go out. Press Leave it.',
    );
    expect(await promptNow()).toMatchObject({ state: 'held' });
    expect(textOf(await living.as('coordinator').presses(note, 'Leave it'))).toMatch(/^Left as/);
  });
});

describe('Leave it', () => {
  it('leaves the message, and every note says so and by whom', async () => {
    const note = await isHeld();

    const reply = await living.as('executive').presses(note, 'Leave it');

    const done = `Left as it is\n\n${theRequest} was left as it is by Executive. It will not be sent again.`;
    expect(textOf(reply)).toBe(done);
    expect(await promptNow()).toMatchObject({ state: 'cancelled', attempt: 1 });
    for (const person of coordinators) expect(await living.as(person).reads()).toEqual([done]);
    expect((await living.audit()).at(-1)).toMatchObject({ what: 'delivery dismissed' });
  });

  it('leaves nothing to send again', async () => {
    const note = await isHeld();
    await living.as('executive').presses(note, 'Leave it');

    const reply = await living.as('coordinator').presses(note, 'Send again');

    expect(textOf(reply)).toBe(
      'Nothing to do\n\nSomebody left that message as it is already, and there is nothing to send again.',
    );
  });
});

describe('somebody who is not a coordinator', () => {
  it.each([
    ['Send again', 'Only the coordinator can send this again.'],
    ['Leave it', 'Only the coordinator can leave this as it is.'],
  ])('is refused %s with a sentence, and nothing changes', async (label, sentence) => {
    const note = await isHeld();

    const reply = await living.as('lead-fathers').presses(note, label);

    expect(textOf(reply)).toBe(
      `Not yours to do\n\n${sentence} Nothing was changed. You can ask them to do it for you.`,
    );
    expect(await promptNow()).toMatchObject({ state: 'held' });
    expect(await notesOf('coordinator')).toMatch(/^A message may not have arrived/);
  });
});

it('the roll-up that an archived channel refuses is named as people know it', async () => {
  await living.jumpTo('2024-09-05T16:30:00Z');
  living.archivesChannel();

  await living.jumpTo('2024-09-06T09:00:00Z');

  const note = await living.as('coordinator').card(/was not delivered/);
  expect(plainTextOf(note)).toContain(
    "The roll-up to the Executive's channel could not be delivered.",
  );
});
