import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldIn, labelsOn, written } from '../support/teams-cards.ts';
import { placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const held = { status: 'green', sentence: 'Held the launch.' };
const greenly = { rag: 'green', sentence: 'Held the launch.' };

const police = () => york.as('lead-police');

describe('a form that is open', () => {
  const messageOf = (ref: RegExp) => {
    const lead = york.as('lead-fathers');
    const found = york.cloud
      .messages(lead.user.conversationId)
      .find(({ card }) => ref.test(written({ card })));
    if (!found) throw new Error('There is no such message.');
    return found;
  };

  it('is not wiped out by what others say, which comes once it is sent', async () => {
    const lead = york.as('lead-fathers');
    const { id } = messageOf(/1\.1 Launch/);
    await lead.press('Update');
    await york.as('deputy-fathers').says('/progress update 1.2 amber The hall is lost.');
    const whileOpen = york.cloud.message(id)?.edits;
    await lead.press('Save', held);

    await york.deliver();

    expect(whileOpen).toBe(0);
    const now = york.cloud.message(id);
    expect(written(now)).toMatch(/Held the launch\./);
    expect(written(now)).toMatch(/The hall is lost\./);
  });

  it('is brought up to date after half an hour, whoever left it open', async () => {
    const lead = york.as('lead-fathers');
    const { id } = messageOf(/1\.1 Launch/);
    await lead.press('Update');
    await york.as('deputy-fathers').says('/progress update 1.2 amber The hall is lost.');
    const whileOpen = york.cloud.message(id)?.edits;

    await york.deliver();
    await york.deliver();

    expect(whileOpen).toBe(0);
    expect(written(york.cloud.message(id))).toContain('The hall is lost.');
  });

  it('that is left saves nothing, and the message is there again as it is by now', async () => {
    const lead = york.as('lead-fathers');
    const { id } = messageOf(/1\.1 Launch/);
    await lead.press('Update');
    await york.as('deputy-fathers').says('/progress update 1.2 amber The hall is lost.');

    const back = placed(await lead.press('Cancel', held));
    await york.deliver();

    expect(written(back)).toContain('The hall is lost.');
    expect(labelsOn(back)).toContain('Update');
    expect(await york.revisions('1.1')).toEqual([]);
    expect(written(york.cloud.message(id))).toContain('The hall is lost.');
  });

  it('that stands in an answer is left with nothing saved', async () => {
    const lead = york.as('lead-fathers');
    await lead.says('/progress update 1.1');

    const left = placed(await lead.press('Cancel', held));

    expect(written(left)).toContain('This form was not saved.');
    expect(labelsOn(left)).toEqual([]);
  });

  it('on one device does not save over what was said on the other', async () => {
    const phone = york.onAnotherDevice('lead-police');
    await police().press('Update');
    await phone.says('/progress update 2.3 amber The venue is lost.');

    const form = placed(await police().press('Save', held));

    expect(written(form)).toContain('The venue is lost.');
    expect(heldIn(form.card)).toMatchObject(held);
    expect(await york.revisions('2.3')).toMatchObject([{ rag: 'amber' }]);
  });

  it('on two devices is sent from one, and both show what was said', async () => {
    const phone = york.onAnotherDevice('lead-police');
    await police().press('Update');
    await phone.press('Update');

    await phone.press('Save', held);
    await york.deliver();

    const now = [phone, police()].map((device) =>
      device.inbox().filter((one) => written(one).includes('2.3 is green: Held the launch.')),
    );
    expect(now.map(({ length }) => length)).toEqual([1, 1]);
  });

  it('while its period closed is saved, and is late', async () => {
    await police().press('Update');
    await york.livesUntil('2024-09-05T16:30:00Z');
    await police().press('Update');

    const thanks = placed(await police().press('Save', held));

    expect(written(thanks)).toContain('It came after the close');
    expect(await york.revisions('2.3')).toMatchObject([{ ...greenly, late: true }]);
  });
});
