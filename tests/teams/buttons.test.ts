import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { livingPlan } from '../support/living-plan.ts';
import { notingPresses } from '../support/noted-presses.ts';
import { planAction } from '../support/plan-builder.ts';
import { choicesIn, heldIn, labelsOn, written } from '../support/teams-cards.ts';
import { placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';
const held = { status: 'green', sentence: 'Held the launch.' };
const { noting, expectAll } = notingPresses('leads');

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
  york.handlesBy(noting);
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const inboxOf = (person: string) => york.as(person).inbox();
const newest = (person: string) => inboxOf(person).at(-1);
/** What asked them first, as it stands for them now. */
const asking = (person: string) => {
  const [, prompt] = inboxOf(person);
  if (!prompt) throw new Error(`${person} was asked nothing.`);
  return prompt;
};

describe('a prompt', () => {
  beforeEach(() => york.livesUntil(monday));

  it('Update opens the form of its action in its place', async () => {
    const before = inboxOf('lead-fathers').length;

    const form = placed(await york.as('lead-fathers').press('Update'));

    expect(written(form)).toContain('1.1 Launch the campaign');
    expect(labelsOn(form)).toContain('Save');
    expect(inboxOf('lead-fathers')).toHaveLength(before);
  });

  it('Update several opens one form for all that is owed', async () => {
    const form = placed(await york.as('lead-fathers').press('Update several'));

    expect(written(form)).toContain('Update 2 actions');
    expect(Object.keys(heldIn(form.card))).toHaveLength(4);
  });

  it('Remind me tomorrow says when, in a message of its own, and then comes', async () => {
    const before = inboxOf('lead-fathers').length;
    await york.as('lead-fathers').press('Remind me tomorrow');
    const said = inboxOf('lead-fathers').slice(before);

    await york.livesUntil('2024-09-03T08:20:00Z');

    expect(said.map(written)).toEqual([
      expect.stringContaining('I will remind you on Tuesday at 9am.'),
    ]);
    expect(written(newest('lead-fathers'))).toContain('This is the reminder you asked for.');
  });

  it('Pass to deputy asks the deputy at once, where there is one sub-group', async () => {
    const now = placed(await york.as('lead-fathers').press('Pass to deputy'));

    expect(written(now)).toContain('Passed to your deputy');
    expect(written(newest('deputy-fathers'))).toContain('You are deputy for Fathers.');
    expect(labelsOn(asking('lead-fathers'))).not.toContain('Pass to deputy');
  });

  it('Pass to deputy asks which, where there are several, and passes that one', async () => {
    const lead = york.as('lead-two');
    const before = inboxOf('deputy-shared').length;
    const form = placed(await lead.press('Pass to deputy'));
    const options = choicesIn(form.card, 'subGroup');

    const passed = placed(
      await lead.press('Pass to deputy', { subGroup: options.get('Schools') ?? '' }),
    );

    expect([...options.keys()]).toEqual(['Schools', 'Health', 'All of them']);
    expect(written(passed)).toContain('You passed 2.1 to the deputy for Schools.');
    expect(written(newest('deputy-schools'))).toContain('You are deputy for Schools.');
    expect(inboxOf('deputy-shared')).toHaveLength(before);
  });

  it('has no Pass to deputy where there is no deputy', () => {
    expect(labelsOn(asking('deputy-fathers'))).toEqual(['Update', 'Remind me tomorrow']);
  });

  it('has no No change where nothing can be repeated', () => {
    expect(labelsOn(asking('lead-fathers'))).toEqual([
      'Update',
      'Update',
      'Update several',
      'Remind me tomorrow',
      'Pass to deputy',
    ]);
  });
});

describe('what stays to be pressed after an answer', () => {
  beforeEach(() => york.livesUntil(monday));

  it('Edit on a receipt opens what was said, and saves the change', async () => {
    const lead = york.as('lead-police');
    await lead.press('Update');
    await lead.press('Save', held);

    const edit = placed(await lead.press('Edit'));
    await lead.press('Save', { sentence: 'Held two.' });

    expect(heldIn(edit.card)).toMatchObject(held);
    expect(written(asking('lead-police'))).toContain('2.3 is green: Held two.');
  });

  it('No change repeats the last answer the week after, one at once and several by a form', async () => {
    for (const ref of ['1.1', '2.1', '2.2']) {
      const person = ref === '1.1' ? 'lead-fathers' : 'lead-two';
      await york.as(person).says(`/progress update ${ref} green All is well.`);
    }
    await york.livesUntil('2024-09-09T08:20:00Z');

    const one = placed(await york.as('lead-fathers').press('No change'));
    const form = placed(await york.as('lead-two').press('No change'));
    const thanks = placed(await york.as('lead-two').press('Say no change'));

    expect(written(one)).toContain('1.1 is still green');
    expect(labelsOn(form)).toContain('Say no change');
    expect(written(thanks)).toMatch(/2\.1 is still green.*2\.2 is still green/s);
  });
});

describe('a reply in words', () => {
  beforeEach(() => york.livesUntil(monday));

  it('Confirm saves it in its place, and makes the prompt a receipt', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');

    const thanks = placed(await lead.press('Confirm'));

    expect(written(thanks)).toContain('2.3 is green: trained 45 staff.');
    expect(inboxOf('lead-police').filter((one) => written(one).includes('45 staff'))).toHaveLength(
      2,
    );
  });

  it('Throw away keeps nothing of it', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');

    const gone = placed(await lead.press('Throw away'));

    expect(written(gone)).not.toContain('45 staff');
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('Confirm of one that waits, beside what is owed, saves it', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');
    await lead.says('mine');

    const thanks = placed(await lead.press('Confirm'));

    expect(written(thanks)).toContain('2.3 is green: trained 45 staff.');
    expect(await york.revisions('2.3')).toHaveLength(1);
  });
});

describe('after a race', () => {
  it('Keep theirs leaves the colleague’s words', async () => {
    await york.livesUntil(monday);
    const lead = york.as('lead-fathers');
    const prompt = asking('lead-fathers');
    await lead.pressOn(prompt, 'Update');
    await york.as('deputy-fathers').says('/progress update 1.1 amber The hall is lost.');
    await lead.press('Save', held);

    const kept = placed(await lead.press('Keep theirs'));

    expect(await york.revisions('1.1')).toMatchObject([{ sentence: 'The hall is lost.' }]);
    expect(labelsOn(kept)).not.toContain('Keep theirs');
  });
});

describe('a chaser', () => {
  it('a reminder’s buttons are those of the prompt', async () => {
    await york.livesUntil('2024-09-04T08:20:00Z');
    const reminder = newest('lead-police');

    const form = placed(await york.as('lead-police').pressOn(reminder as never, 'Update'));

    expect(written(reminder)).toContain('1 action still needs an update');
    expect(written(form)).toContain('2.3 Update the screening tool');
  });

  it('what a deputy is asked, and a chair is told, can be answered there', async () => {
    await york.livesUntil('2024-09-05T08:20:00Z');
    const form = placed(await york.as('deputy-schools').press('Update'));
    const told = newest('chair-schools');

    const thanks = placed(await york.as('deputy-schools').press('Save', held));

    expect(written(form)).toContain('2.1 Hold attendance meetings');
    expect(written(told)).toMatch(/Schools|Health/);
    expect(written(thanks)).toContain('2.1 is green: Held the launch.');
  });
});

describe('of twelve actions', () => {
  it('More and Back show the other page, in the place of the prompt', async () => {
    await york.end();
    const refs = Array.from({ length: 12 }, (_, number) => `1.${number + 1}`);
    const actions = refs.map((ref) => planAction({ ref, subGroup: 'fathers', title: `Do ${ref}` }));
    const { priorities } = livingPlan('york');
    york = await teamsWorld('york', { changes: { actions, priorities } });
    york.handlesBy(noting);
    await york.livesUntil(monday);
    const lead = york.as('lead-fathers');
    const updates = (message: Parameters<typeof labelsOn>[0]) =>
      labelsOn(message).filter((label) => label === 'Update').length;

    const second = placed(await lead.press('More (11 to 12 of 12)'));
    const first = placed(await lead.press('Back (1 to 10 of 12)'));

    expect([updates(second), updates(first)]).toEqual([2, 10]);
    expect(
      york
        .as('lead-fathers')
        .inbox()
        .filter(({ edits }) => edits > 0),
    ).toEqual([]);
  });
});

describe('a press', () => {
  beforeEach(() => york.livesUntil(monday));

  it('that Teams sends again is answered as before, and does nothing twice', async () => {
    const lead = york.as('lead-fathers');
    await lead.press('Pass to deputy');
    const before = [inboxOf('lead-fathers').length, inboxOf('deputy-fathers').length];

    const { status } = await lead.again();

    expect(status).toBe(200);
    expect([inboxOf('lead-fathers').length, inboxOf('deputy-fathers').length]).toEqual(before);
  });

  it('pressed twice quickly is done once', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');
    const draft = newest('lead-police');

    const both = await Promise.all([
      lead.pressOn(draft as never, 'Confirm'),
      york.onAnotherDevice('lead-police').pressOn(draft as never, 'Confirm'),
    ]);

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await york.revisions('2.3')).toHaveLength(1);
  });

  it('on an old card shows what is so now, and stores nothing', async () => {
    const old = asking('lead-police');
    await york.as('lead-police').press('Update');
    await york.as('lead-police').press('Save', held);
    const elsewhere = york.onAnotherDevice('lead-police');

    const form = placed(await elsewhere.pressOn(old, 'Update'));

    expect(heldIn(form.card)).toMatchObject(held);
    expect(await york.revisions('2.3')).toHaveLength(1);
  });

  it('of a message of its own leaves what is so now in the card’s place', async () => {
    const old = asking('lead-fathers');
    await york.as('lead-fathers').says('/progress update 1.1 green Held the launch.');

    const now = placed(await york.as('lead-fathers').pressOn(old, 'Remind me tomorrow'));

    expect(written(now)).toContain('Held the launch.');
  });

  it('of somebody else’s button says whose it is, and leaves their card as it is', async () => {
    const theirs = asking('lead-fathers');
    const other = york.as('lead-police');

    await other.pressOn({ ...theirs, conversationId: other.user.conversationId }, 'Update');

    expect(written(newest('lead-police'))).toContain(
      'Only the lead, deputy or chair of the sub-group',
    );
    expect(asking('lead-fathers')).toEqual(theirs);
  });

  it('by somebody whom no plan lists shows nothing of the plan', async () => {
    const theirs = asking('lead-fathers');
    const stranger = york.as('stranger');
    await stranger.installs();

    const { said } = await stranger.pressOn(
      { ...theirs, conversationId: stranger.user.conversationId },
      'Update',
    );

    expect(JSON.stringify(said)).not.toMatch(/repository|campaign/i);
    expect(written(newest('stranger'))).toContain('I do not know you yet');
  });
});

it('every kind of theirs was pressed above', expectAll);
