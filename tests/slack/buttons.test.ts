import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackBlock } from '../../src/render/block-json.ts';
import { livingPlan } from '../support/living-plan.ts';
import { notingPresses } from '../support/noted-presses.ts';
import { planAction } from '../support/plan-builder.ts';
import { writtenIn } from '../support/slack-blocks.ts';
import { cardIn, labelsOn, lastAnswer, written } from '../support/slack-buttons.ts';
import { buttonsOf } from '../support/slack-person.ts';
import { asInteraction, sendSigned } from '../support/slack-sender.ts';
import { heldIn, viewAfter } from '../support/slack-views.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

const monday = '2024-09-02T08:20:00Z';
const { noting, expectAll } = notingPresses('leads');

let york: SlackWorld;
beforeEach(async () => {
  york = await slackWorld('york');
  york.handlesBy(noting);
});
afterEach(async () => {
  expect(york.cloud.complaints).toEqual([]);
  await york.end();
});

const answer = () => lastAnswer(york);
const newest = async (person: string) => (await york.as(person).inbox()).at(-1);
const oldest = async (person: string) => (await york.as(person).inbox())[0];

describe('a prompt', () => {
  beforeEach(() => york.livesUntil(monday));

  it('Update opens the form of its action', async () => {
    await york.as('lead-fathers').press('Update');

    expect(york.modal()).toMatchObject({ callback_id: 'form', submit: { text: 'Save' } });
    expect(york.modal().title.text).toBe('1.1 Launch the campaign');
  });

  it('a press needs nothing of what nobody reads in it', async () => {
    const lead = york.as('lead-fathers');
    const [prompt] = await lead.inbox();
    const button = buttonsOf(prompt?.blocks ?? []).find(({ text }) => /^Remind/.test(text.text));
    const press = asInteraction({
      type: 'block_actions',
      team: { id: york.cloud.teamId },
      user: { id: lead.userId },
      trigger_id: randomUUID(),
      response_url: york.answerUrl,
      actions: [{ action_id: button?.action_id, type: 'button', value: button?.value }],
    });

    await sendSigned(york.url, press, 'application/x-www-form-urlencoded');
    await york.settled();

    expect(written(answer())).toContain('I will remind you on Tuesday at 9am.');
  });

  it('Update several opens one form for all that is owed', async () => {
    await york.as('lead-fathers').press('Update several');

    expect(york.modal().title.text).toBe('Update 2 actions');
    expect(Object.keys(heldIn(york.modal()))).toHaveLength(4);
  });

  it('Remind me tomorrow says when, to them alone, and then comes', async () => {
    await york.as('lead-fathers').press('Remind me tomorrow');
    const said = answer();

    await york.livesUntil('2024-09-03T08:20:00Z');

    expect(said).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(written(said)).toContain('I will remind you on Tuesday at 9am.');
    expect(written(await newest('lead-fathers'))).toContain('This is the reminder you asked for.');
  });

  it('Pass to deputy asks the deputy at once, where there is one sub-group', async () => {
    await york.as('lead-fathers').press('Pass to deputy');

    expect(answer()).toMatchObject({ replace_original: true });
    expect(written(answer())).toContain('Passed to your deputy');
    expect(written(await newest('deputy-fathers'))).toContain('You are deputy for Fathers.');
    expect(labelsOn(await oldest('lead-fathers'))).not.toContain('Pass to deputy');
  });

  it('Pass to deputy asks which, where there are several, and passes that one', async () => {
    const lead = york.as('lead-two');
    await lead.press('Pass to deputy');
    const form = york.modal();
    const [field] = form.blocks.filter((block) => block.type === 'input');
    const options = field && 'options' in field.element ? field.element.options : [];
    const schools = options.find(({ text }) => text.text === 'Schools')?.value ?? '';

    const empty = await lead.submit(form, {});
    const sent = await lead.submit(form, { subGroup: schools });

    expect(options.map(({ text }) => text.text)).toEqual(['Schools', 'Health', 'All of them']);
    expect(empty.status).toBe(200);
    expect(written(viewAfter(sent))).toContain('You passed 2.1 to the deputy for Schools.');
    expect(written(await newest('deputy-schools'))).toContain('You are deputy for Schools.');
    expect(await york.as('deputy-shared').inbox()).toEqual([]);
  });

  it('has no Pass to deputy where there is no deputy', async () => {
    expect(labelsOn(await newest('deputy-fathers'))).toEqual(['Update', 'Remind me tomorrow']);
  });

  it('has no No change where nothing can be repeated', async () => {
    expect(labelsOn(await newest('lead-fathers'))).toEqual([
      'Update',
      'Update',
      'Update several',
      'Remind me tomorrow',
      'Pass to deputy',
    ]);
  });
});

describe('what stays to be pressed after an answer', () => {
  const held = { status: 'green', sentence: 'Held the launch.' };
  beforeEach(() => york.livesUntil(monday));

  it('Edit on a receipt opens what was said, and saves the change', async () => {
    const lead = york.as('lead-police');
    await lead.press('Update');
    await lead.submit(york.modal(), held);

    await lead.press('Edit');
    const edit = york.modal();
    await lead.submit(edit, { sentence: 'Held two.' });

    expect(heldIn(edit)).toMatchObject(held);
    expect(written(await newest('lead-police'))).toContain('2.3 is green: Held two.');
  });

  it('Edit on the thanks in the form’s place opens it there', async () => {
    const lead = york.as('lead-police');
    await lead.press('Update');
    const thanks = viewAfter(await lead.submit(york.modal(), held));
    const [edit] = buttonsOf(thanks.blocks as SlackBlock[]);

    await lead.pressIn(thanks, edit?.action_id ?? '');

    expect(edit?.text.text).toBe('Edit');
    expect(heldIn(york.modal())).toMatchObject(held);
  });

  it('No change repeats the last answer the week after, one at once and several by a form', async () => {
    for (const ref of ['1.1', '2.1', '2.2']) {
      const person = ref === '1.1' ? 'lead-fathers' : 'lead-two';
      await york.as(person).command('progress', `update ${ref} green All is well.`);
    }
    await york.livesUntil('2024-09-09T08:20:00Z');

    await york.as('lead-fathers').press('No change');
    const one = answer();
    await york.as('lead-two').press('No change');
    const thanks = viewAfter(await york.as('lead-two').submit(york.modal(), {}));

    expect(one).toMatchObject({ replace_original: true });
    expect(written(one)).toContain('1.1 is still green');
    expect(written(thanks)).toMatch(/2\.1 is still green.*2\.2 is still green/);
  });
});

describe('a reply in words', () => {
  beforeEach(() => york.livesUntil(monday));

  it('Confirm saves it in its place, and makes the prompt a receipt', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');

    await lead.press('Confirm');

    expect(answer()).toMatchObject({ replace_original: true });
    expect(written(answer())).toContain('2.3 is green: trained 45 staff.');
    expect(written(await oldest('lead-police'))).toContain('2.3 is green: trained 45 staff.');
  });

  it('Throw away keeps nothing of it', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');

    await lead.press('Throw away');

    expect(answer()).toMatchObject({ replace_original: true });
    expect(written(answer())).not.toContain('45 staff');
    expect(await york.revisions('2.3')).toEqual([]);
  });

  it('Confirm of one that waits, beside what is owed, saves it', async () => {
    const lead = york.as('lead-police');
    await lead.says('2.3 green, trained 45 staff');

    const mine = cardIn(await lead.command('progress', 'mine'));
    await lead.pressOn(mine, 'Confirm');

    expect(written(answer())).toContain('2.3 is green: trained 45 staff.');
    expect(await york.revisions('2.3')).toHaveLength(1);
  });
});

describe('after a race', () => {
  it('Keep theirs leaves the colleague’s words', async () => {
    await york.livesUntil(monday);
    const lead = york.as('lead-fathers');
    await lead.press('Update');
    const view = york.modal();
    await york.as('deputy-fathers').command('progress', 'update 1.1 amber The hall is lost.');
    const both = viewAfter(await lead.submit(view, { status: 'green', sentence: 'Held it.' }));
    const keep = buttonsOf(both.blocks as SlackBlock[]).find(
      ({ text }) => text.text === 'Keep theirs',
    );

    await lead.pressIn(both, keep?.action_id ?? '');

    expect(await york.revisions('1.1')).toMatchObject([{ sentence: 'The hall is lost.' }]);
    expect(york.modal().callback_id).toBe('card');
  });
});

describe('a chaser', () => {
  it('a reminder’s buttons are those of the prompt', async () => {
    await york.livesUntil('2024-09-04T08:20:00Z');
    const lead = york.as('lead-police');
    const [, reminder] = await lead.inbox();

    await lead.pressOn(reminder ?? {}, 'Update');

    expect(written(reminder)).toContain('1 action still needs an update');
    expect(writtenIn(york.modal().blocks)).toContain('2.3 Update the screening tool');
  });

  it('what a deputy is asked, and a chair is told, can be answered there', async () => {
    await york.livesUntil('2024-09-05T08:20:00Z');
    await york.as('deputy-schools').press('Update');
    const deputys = york.modal();
    const told = await newest('chair-schools');

    await york.as('deputy-schools').submit(deputys, { status: 'green', sentence: 'Held it.' });

    expect(writtenIn(deputys.blocks)).toContain('2.1 Hold attendance meetings');
    expect(written(told)).toMatch(/Schools|Health/);
    expect(written(await oldest('deputy-schools'))).toContain('2.1 is green: Held it.');
  });
});

describe('of twelve actions', () => {
  beforeEach(async () => {
    await york.end();
    const refs = Array.from({ length: 12 }, (_, number) => `1.${number + 1}`);
    const actions = refs.map((ref) => planAction({ ref, subGroup: 'fathers', title: `Do ${ref}` }));
    const { priorities } = livingPlan('york');
    york = await slackWorld('york', { changes: { actions, priorities } });
    york.handlesBy(noting);
    await york.livesUntil(monday);
  });

  it('More and Back show the other page, in the place of the prompt', async () => {
    const lead = york.as('lead-fathers');

    await lead.press('More (11 to 12 of 12)');
    const second = answer();
    await lead.pressOn(second, 'Back (1 to 10 of 12)');

    expect(second).toMatchObject({ replace_original: true });
    expect(labelsOn(second).filter((label) => label === 'Update')).toHaveLength(2);
    expect(labelsOn(answer()).filter((label) => label === 'Update')).toHaveLength(10);
  });

  it('More on their own page shows the rest in a view, whose buttons work', async () => {
    const lead = york.as('lead-fathers');
    await lead.opensHome();

    await lead.pressOnHome(york.home(), 'More (11 to 12 of 12)');
    const rest = york.modal();
    const [update] = buttonsOf(rest.blocks as SlackBlock[]);
    await lead.pressIn(rest, update?.action_id ?? '');

    expect(rest.callback_id).toBe('card');
    expect(york.modal().callback_id).toBe('form');
    expect(york.modal().title.text).toMatch(/^1\.\d+ Do/);
  });
});

describe('their own page', () => {
  it('has the buttons of the prompt, and each does there what it does in the message', async () => {
    await york.livesUntil(monday);
    const lead = york.as('lead-two');
    await lead.opensHome();
    const labelled = [...new Set(labelsOn(york.home()))];

    const done: Record<string, string> = {};
    for (const label of labelled) {
      await lead.opensHome();
      await lead.pressOnHome(york.home(), label);
      done[label] = writtenIn(york.modal().blocks);
    }

    expect(done).toMatchObject({
      Update: expect.stringContaining('How is it going?'),
      'Update several': expect.stringContaining('Choose a status'),
      'Remind me tomorrow': expect.stringContaining('I will remind you'),
      'Pass to deputy': expect.stringContaining('Which sub-group?'),
      History: expect.stringContaining('Hold attendance meetings'),
    });
    expect(Object.keys(done)).toHaveLength(5);
  });
});

it('every kind of theirs was pressed above', expectAll);
