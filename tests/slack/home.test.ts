import { afterAll, beforeAll, expect, it } from 'vitest';
import { writtenIn } from '../support/slack-blocks.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(() => york.end());

const homeOf = async (person: string) => {
  await york.as(person).opensHome();
  return writtenIn(york.home().blocks);
};

it('shows a lead what they owe, what their sub-groups own, and nothing of the whole plan', async () => {
  const home = await homeOf('lead-two');

  expect(home).toContain('2.1 Hold attendance meetings');
  expect(home).toContain('Schools');
  expect(home).toContain('Health');
  expect(home).not.toContain('Launch the campaign');
});

it('has the buttons of the prompt, which work there', async () => {
  const lead = york.as('lead-fathers');
  await lead.opensHome();

  await lead.pressOnHome(york.home(), 'Update');

  expect(york.modal()).toMatchObject({ type: 'modal', callback_id: 'form' });
});

it('is drawn anew after a press there', async () => {
  const lead = york.as('lead-police');
  await lead.opensHome();
  const before = york.cloud.calls.filter(({ method }) => method === 'views.publish').length;

  await lead.pressOnHome(york.home(), 'Remind me tomorrow');

  const after = york.cloud.calls.filter(({ method }) => method === 'views.publish').length;
  expect(after).toBe(before + 1);
});

it('is drawn anew after a form that was opened there is sent', async () => {
  const lead = york.as('lead-two');
  await lead.opensHome();
  await lead.pressOnHome(york.home(), 'Update');

  await lead.submit(york.modal(), { status: 'green', sentence: 'Held the meetings.' });

  expect(writtenIn(york.home().blocks)).toMatch(/Your last answers.*Held the meetings\./);
});

it('is not drawn for a form that was opened elsewhere', async () => {
  const lead = york.as('deputy-fathers');
  await lead.press('Update');
  const before = york.cloud.calls.filter(({ method }) => method === 'views.publish').length;

  await lead.submit(york.modal(), { status: 'green', sentence: 'Read the records.' });

  const after = york.cloud.calls.filter(({ method }) => method === 'views.publish').length;
  expect(after).toBe(before);
  expect(await york.revisions('2.4')).toHaveLength(1);
});

it('shows somebody their last answers', async () => {
  const lead = york.as('lead-fathers');
  await lead.command('progress', 'update 1.1 green Held the launch.');

  expect(await homeOf('lead-fathers')).toMatch(/Your last answers.*Held the launch\./);
});

it('shows an executive member the plan on one screen', async () => {
  const home = await homeOf('executive');

  expect(home).toContain('Engaging with Fathers');
  expect(home).toContain('Missing from Education');
});

it.each(['lead-two', 'chair-fathers', 'executive', 'coordinator'])(
  'ends for the %s with where to see everything that can be asked',
  async (person) => {
    expect(await homeOf(person)).toMatch(/See everything you can ask me: \/progress help$/);
  },
);

it('starts with what a chair chairs, who is never asked and so owes nothing', async () => {
  const home = await homeOf('chair-fathers');

  expect(home).toMatch(/^Fathers /i);
  expect(home).not.toMatch(/You owe nothing/);
});

it('shows a stranger that they are one, and nothing of the plan', async () => {
  const home = await homeOf('nobody');

  expect(home).not.toContain('Fathers');
  expect(home).toMatch(/plan/);
});

it('stays within Slack’s limits', () => {
  expect(york.cloud.complaints).toEqual([]);
});
