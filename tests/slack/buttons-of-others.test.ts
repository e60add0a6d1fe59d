import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notingPresses } from '../support/noted-presses.ts';
import { cardIn, labelsOn, lastAnswer, written } from '../support/slack-buttons.ts';
import { errorsAfter } from '../support/slack-views.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

const monday = '2024-09-02T08:20:00Z';
const { noting, expectAll } = notingPresses('others');

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

describe('a completion', () => {
  beforeEach(async () => {
    await york.livesUntil(monday);
    const lead = york.as('lead-police');
    await lead.press('Update');
    await lead.pressIn(york.modal(), 'value', { status: 'complete', sentence: 'All is done.' });
    await lead.submit(york.modal(), { impact: 'Children are seen sooner.' });
  });

  it('Accept ends it, in the place of the note, and its author is told', async () => {
    await york.as('coordinator').press('Accept');

    expect(answer()).toMatchObject({ replace_original: true });
    expect(written(answer())).toContain('2.3');
    expect(written(await newest('lead-police'))).toContain('is accepted as complete');
  });

  it('Send back asks for a reason, and its author is told', async () => {
    const coordinator = york.as('coordinator');
    await coordinator.press('Send back');
    const form = york.modal();

    const empty = await coordinator.submit(form, { reason: '' });
    await coordinator.submit(form, { reason: 'Count the children first.' });

    expect(errorsAfter(empty)).toEqual({ reason: 'Say what is still to be done.' });
    expect(written(await newest('lead-police'))).toContain('Count the children first.');
  });
});

describe('a message that was not delivered', () => {
  const archived = { says: 'is_archived' } as const;
  const notes = async () =>
    (await york.as('coordinator').inbox()).filter((one) => /delivered/.test(written(one)));

  it('Send again sends it, and the note says so', async () => {
    york.cloud.meets('chat.postMessage', archived);
    await york.livesUntil(monday);
    const [note] = await notes();

    await york.as('coordinator').pressOn(note ?? {}, 'Send again');

    expect(labelsOn(note)).toEqual(['Send again', 'Leave it']);
    expect(written(answer())).toContain('was sent again by Coordinator');
    const asked = ['lead-fathers', 'lead-two', 'lead-police', 'deputy-fathers'];
    const inboxes = await Promise.all(asked.map((person) => york.as(person).inbox()));
    expect(inboxes.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it('Leave it leaves it, and the note says so', async () => {
    york.cloud.meets('chat.postMessage', archived);
    await york.livesUntil(monday);
    const [note] = await notes();

    await york.as('coordinator').pressOn(note ?? {}, 'Leave it');

    expect(written(answer())).toContain('was left as it is by Coordinator');
  });

  it.each([
    ['Send all 3 again', /sent again/],
    ['Leave all 3', /left as/],
  ])('%s decides all that the note tells of', async (label, said) => {
    york.cloud.meets('chat.postMessage', archived, archived, archived);
    await york.livesUntil(monday);
    const [note] = await notes();

    await york.as('coordinator').pressOn(note ?? {}, label);

    expect(answer()).toMatchObject({ replace_original: true });
    expect(written(answer())).toMatch(said);
  });

  it('whoever is no coordinator is told who may, and nothing is sent', async () => {
    york.cloud.meets('chat.postMessage', archived);
    await york.livesUntil(monday);
    const [note] = await notes();

    await york.as('lead-two').pressOn(note ?? {}, 'Send again');

    expect(written(answer())).toContain('Only the coordinator can send this again.');
    expect(written((await notes())[0])).toBe(written(note));
  });
});

describe('pausing', () => {
  it('Pause asking and Resume asking stop the schedule and let it go on', async () => {
    const coordinator = york.as('coordinator');
    const schedule = cardIn(await coordinator.command('progress', 'schedule'));

    await coordinator.pressOn(schedule, 'Pause asking');
    const paused = answer();
    await york.livesUntil(monday);
    const asked = await york.as('lead-police').inbox();
    await coordinator.pressOn(paused, 'Resume');

    expect(written(paused)).toContain('Asking is paused');
    expect(asked).toEqual([]);
    expect(answer()).toMatchObject({ replace_original: true });
    expect(written(answer())).toMatch(/resumed/i);
  });

  it('Pause and Resume of one action', async () => {
    await york.livesUntil(monday);
    const coordinator = york.as('coordinator');
    const action = cardIn(await coordinator.command('priority', '2.3'));

    await coordinator.pressOn(action, 'Pause');
    const paused = answer();
    await coordinator.pressOn(paused, 'Resume');

    expect(written(paused)).toContain('2.3 is paused');
    expect(written(answer())).toContain('2.3 is resumed');
  });
});

describe('a list', () => {
  it('Show and History show what they stand beside, to the one who pressed alone', async () => {
    const executive = york.as('executive');
    const all = cardIn(await executive.command('priority'));
    await executive.pressOn(all, 'Show');
    const one = answer();

    await executive.pressOn(one, 'History');

    expect(one).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(written(one)).toContain('1.1 Launch the campaign');
    expect(answer()).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(written(answer())).toContain('Launch the campaign');
  });

  it('Share with the Executive posts it in their channel, without buttons, by name', async () => {
    const executive = york.as('executive');

    await executive.pressOn(
      cardIn(await executive.command('priority', '1')),
      'Share with the Executive',
    );

    const [shared] = await york.channel();
    expect(written(shared)).toMatch(/Launch the campaign.*Shared by Executive\./);
    expect(labelsOn(shared)).toEqual([]);
  });
});

it('every kind of theirs was pressed above', expectAll);
