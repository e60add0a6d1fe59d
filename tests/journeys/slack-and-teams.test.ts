import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BothPlatforms, bothPlatforms } from '../support/both-platforms.ts';
import { writtenIn as writtenInSlack } from '../support/slack-blocks.ts';
import type { SlackMessageThere } from '../support/slack-world.ts';
import { writtenIn as writtenInTeams } from '../support/teams-cards.ts';
import type { TeamsMessageThere } from '../support/teams-cloud.ts';

describe('a partnership whose people are in Slack and in Teams', () => {
  let york: BothPlatforms;
  beforeAll(async () => {
    york = await bothPlatforms('york');
    for (const person of ['lead-fathers', 'coordinator']) await york.inTeams(person).installs();
  });
  afterAll(() => york.end());

  const lastInTeams = (person: string) => inTeams(york.inTeams(person).inbox().at(-1));
  const lastInSlack = async (person: string) =>
    inSlack((await york.inSlack(person).inbox()).at(-1));

  it('serves both from one address', async () => {
    const asked = ['/api/messages', '/slack/events'].map((path) =>
      fetch(`${york.url}${path}`, { method: 'POST', body: '{}' }),
    );

    const statuses = (await Promise.all(asked)).map(({ status }) => status);

    expect(statuses).toEqual([400, 401]);
  });

  it('asks each lead on Monday, where they are', async () => {
    await york.livesUntil('2024-09-02T08:20:00Z');

    expect(lastInTeams('lead-fathers')).toContain('2 actions need an update');
    expect(await lastInSlack('lead-two')).toContain('1 action needs an update');
  });

  it('takes the answer of the lead in Teams', async () => {
    const lead = york.inTeams('lead-fathers');
    await lead.says('1.1 red, the venue was lost; 1.2 green, built the repository');
    await lead.press('Confirm');

    expect(lastInTeams('lead-fathers')).toContain('You owe nothing more for now.');
    expect(await york.revisions('1.1')).toHaveLength(1);
  });

  it('takes the answer of the lead in Slack, that it is done', async () => {
    const lead = york.inSlack('lead-two');
    await lead.press('Update');
    const done = { status: 'complete', sentence: 'All meetings were held.' };
    await lead.pressIn(york.modal(), 'value', done);
    await lead.submit(york.modal(), { impact: 'Attendance rose in every school.' });

    expect(await york.revisions('2.1')).toHaveLength(1);
    expect(await lastInSlack('lead-two')).toContain('2.1 is complete');
  });

  it('lets the coordinator in Teams accept it, and tells the lead in Slack', async () => {
    expect(lastInTeams('coordinator')).toContain('2.1');
    await york.inTeams('coordinator').press('Accept');

    expect(await lastInSlack('lead-two')).toContain('accepted');
  });

  it('answers "priority 1" the same in both', async () => {
    const { said } = await york.inSlack('executive').command('priority', '1');
    await york.inTeams('coordinator').says('/priority 1');

    const answer = '1 red, 1 green';
    expect(inSlack(said as SlackMessageThere)).toContain(answer);
    expect(lastInTeams('coordinator')).toContain(answer);
  });

  it('posts one roll-up of both in Slack on Friday, and its detail in the thread', async () => {
    await york.livesUntil('2024-09-06T09:20:00Z');

    const [rollUp, ...others] = await york.channel();

    expect(others).toEqual([]);
    expect(inSlack(rollUp)).toContain('3 of 3 actions updated');
    expect(inSlack(rollUp)).toContain('The venue was lost.');
    const [, ...details] = await york.thread(rollUp?.ts ?? '');
    expect(details.map(({ text }) => text)).toEqual([
      '1 Engaging with Fathers: 1 red, 1 green.',
      '2 Missing from Education: 1 complete.',
    ]);
  });

  it('sent nothing that either would not take', () => {
    expect(york.complaints()).toEqual([]);
  });
});

const inTeams = (message: TeamsMessageThere | undefined): string =>
  message ? writtenInTeams(message.card).replaceAll('\u00a0', ' ') : '';

const inSlack = (message: SlackMessageThere | undefined): string =>
  writtenInSlack(message?.blocks ?? []);
