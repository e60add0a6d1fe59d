import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notingPresses } from '../support/noted-presses.ts';
import { errorAt, labelsOn, written } from '../support/teams-cards.ts';
import { placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';
const { noting, expectAll } = notingPresses('others');

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
  york.handlesBy(noting);
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const newest = (person: string) => york.as(person).inbox().at(-1);

describe('a completion', () => {
  beforeEach(async () => {
    await york.livesUntil(monday);
    const lead = york.as('lead-police');
    await lead.press('Update');
    await lead.press('Save', { status: 'complete', sentence: 'All is done.' });
    await lead.press('Save', { impact: 'Children are seen sooner.' });
  });

  it('Accept ends it, in the place of the note, and its author is told', async () => {
    const accepted = placed(await york.as('coordinator').press('Accept'));

    expect(written(accepted)).toContain('2.3');
    expect(labelsOn(accepted)).not.toContain('Accept');
    expect(written(newest('lead-police'))).toContain('is accepted as complete');
  });

  it('Send back asks for a reason, and its author is told', async () => {
    const coordinator = york.as('coordinator');
    await coordinator.press('Send back');

    const empty = placed(await coordinator.press('Send back', { reason: '' }));
    await coordinator.press('Send back', { reason: 'Count the children first.' });

    expect(errorAt(empty.card, 'reason')).toBe('Say what is still to be done.');
    expect(written(newest('lead-police'))).toContain('Count the children first.');
  });
});

describe('a message that was not delivered', () => {
  const refused = { status: 413 } as const;
  const note = () => {
    const told = york.as('coordinator').inbox();
    const found = told.find((one) => /delivered/.test(written(one)));
    if (!found) throw new Error('The coordinator was told nothing.');
    return found;
  };

  it('Send again sends it, and the note says so', async () => {
    york.cloud.meets('post', refused);
    await york.livesUntil(monday);
    const labels = labelsOn(note());

    const said = placed(await york.as('coordinator').pressOn(note(), 'Send again'));

    expect(labels).toEqual(['Send again', 'Leave it']);
    expect(written(said)).toContain('was sent again by Coordinator');
    const asked = ['lead-fathers', 'lead-two', 'lead-police', 'deputy-fathers'];
    const prompts = asked.map((person) =>
      york
        .as(person)
        .inbox()
        .filter((one) => labelsOn(one).includes('Update')),
    );
    expect(prompts.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it('Leave it leaves it, and the note says so', async () => {
    york.cloud.meets('post', refused);
    await york.livesUntil(monday);

    const said = placed(await york.as('coordinator').pressOn(note(), 'Leave it'));

    expect(written(said)).toContain('was left as it is by Coordinator');
  });

  it.each([
    ['Send all 3 again', /sent again/],
    ['Leave all 3', /left as/],
  ])('%s decides all that the note tells of', async (label, said) => {
    york.cloud.meets('post', refused, refused, refused);
    await york.livesUntil(monday);

    const decided = placed(await york.as('coordinator').pressOn(note(), label));

    expect(written(decided)).toMatch(said);
  });

  it('whoever is no coordinator is told who may, and nothing is sent', async () => {
    york.cloud.meets('post', refused);
    await york.livesUntil(monday);
    const before = written(note());
    const other = york.as('lead-two');

    await other.pressOn({ ...note(), conversationId: other.user.conversationId }, 'Send again');

    expect(written(newest('lead-two'))).toContain('Only the coordinator can send this again.');
    expect(written(note())).toBe(before);
  });
});

describe('pausing', () => {
  it('Pause asking and Resume asking stop the schedule and let it go on', async () => {
    const coordinator = york.as('coordinator');
    await coordinator.says('/progress schedule');
    const before = york.as('lead-police').inbox().length;

    const paused = placed(await coordinator.press('Pause asking'));
    await york.livesUntil(monday);
    const asked = york.as('lead-police').inbox().length;
    const resumed = placed(await coordinator.press('Resume'));

    expect(written(paused)).toContain('Asking is paused');
    expect(asked).toBe(before);
    expect(written(resumed)).toMatch(/resumed/i);
  });

  it('Pause and Resume of one action', async () => {
    await york.livesUntil(monday);
    const coordinator = york.as('coordinator');
    await coordinator.says('priority 2.3');

    const paused = placed(await coordinator.press('Pause'));
    const resumed = placed(await coordinator.press('Resume'));

    expect(written(paused)).toContain('2.3 is paused');
    expect(written(resumed)).toContain('2.3 is resumed');
  });
});

describe('a list', () => {
  it('Show and History show what they stand beside, each in a message of its own', async () => {
    const executive = york.as('executive');
    await executive.says('priority');
    const all = executive.inbox().at(-1);
    await executive.press('Show');
    const one = executive.inbox().at(-1);

    await executive.press('History');

    expect(written(one)).toContain('1.1 Launch the campaign');
    expect(written(executive.inbox().at(-1))).toContain('Launch the campaign');
    expect(executive.inbox()).toContainEqual(all);
  });

  it('Share with the Executive posts it in their channel, without buttons, by name', async () => {
    const executive = york.as('executive');
    await executive.says('priority 1');

    await executive.press('Share with the Executive');

    const [shared, ...more] = york.channel();
    expect(more).toEqual([]);
    expect(written(shared)).toMatch(/Launch the campaign.*Shared by Executive\./s);
    expect(labelsOn(shared)).toEqual([]);
    expect(written(newest('executive'))).toContain(
      "It will be in the Executive's channel in a moment.",
    );
  });
});

it('every kind of theirs was pressed above', expectAll);
