import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SlackBlock, SlackModal } from '../../src/render/block-json.ts';
import { writtenIn } from '../support/slack-blocks.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york', { unclaimed: true });
});
afterAll(() => york.end());

const somebody = () => york.as('coordinator');
const howToLink = () => `npx waymark workspace link ${york.cloud.teamId}`;
const showPlan = () => `show/${york.partnershipId}/priority/1`;
/** What only members may see. */
const secrets = /campaign|repository|fathers|Partnership york/i;

it.each([
  ['priority', '1'],
  ['progress', 'mine'],
  ['progress', 'update 1.1 green Held the launch.'],
  ['progress', 'help'],
])(
  'in a team that no partnership uses, /%s %s says how to link it, and shows nothing',
  async (name, text) => {
    const { said } = await somebody().command(name, text);

    expect(said).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(said)).toContain(howToLink());
    expect(JSON.stringify(said)).not.toMatch(secrets);
  },
);

it('a press there says the same, beside the message', async () => {
  const blocks = [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'a',
          text: { type: 'plain_text', text: 'Show' },
          value: showPlan(),
        },
      ],
    },
  ] as unknown as readonly SlackBlock[];

  await somebody().pressOn({ blocks }, 'Show');

  const said = york.responses.at(-1);
  expect(said).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(JSON.stringify(said)).toContain(howToLink());
  expect(JSON.stringify(said)).not.toMatch(secrets);
});

it('a form there says the same in its place', async () => {
  const view = {
    type: 'modal',
    callback_id: 'form',
    private_metadata: `|C1|${showPlan()}`,
    blocks: [],
  } as unknown as SlackModal;

  const { said } = await somebody().submit(view, {});

  expect(said).toMatchObject({ response_action: 'update' });
  expect(JSON.stringify(said)).toContain(howToLink());
  expect(JSON.stringify(said)).not.toMatch(secrets);
});

it('a message there is answered with the same', async () => {
  await somebody().says('1.1 green, held the launch');

  const [answer, ...more] = await somebody().inbox();
  expect(more).toEqual([]);
  expect(writtenIn(answer?.blocks ?? [])).toContain(howToLink());
  expect(writtenIn(answer?.blocks ?? [])).not.toMatch(secrets);
});

it('the page there says the same', async () => {
  await somebody().opensHome();

  expect(writtenIn(york.home().blocks)).toContain(howToLink());
  expect(writtenIn(york.home().blocks)).not.toMatch(secrets);
});

it('nothing of it was kept', async () => {
  expect(await york.revisions('1.1')).toEqual([]);
  expect(york.logged.filter((line) => /held the launch/i.test(line))).toEqual([]);
});
