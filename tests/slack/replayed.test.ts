import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackModal } from '../../src/render/block-json.ts';
import { written } from '../support/slack-buttons.ts';
import { type Neighbour, neighbourOf } from '../support/slack-neighbour.ts';
import {
  asForm,
  asInteraction,
  eventOf,
  type Signing,
  sendSigned,
} from '../support/slack-sender.ts';
import { heldIn, viewAfter } from '../support/slack-views.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
let leeds: Neighbour;
beforeAll(async () => {
  york = await slackWorld('york');
  leeds = await neighbourOf(york, 'leeds');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(() => york.end());

const green = { status: 'green', sentence: 'Held the launch.' };

/** Names of the tables that changed meanwhile. */
async function storedBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = await york.living.whatIsStored();
  await work();
  const after = await york.living.whatIsStored();
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

/** Everything that Slack was told, in calls and in answers. */
const told = () => JSON.stringify([york.cloud.calls.map(({ asked }) => asked), york.responses]);

function button(person: string, press: string, triggerId: string = randomUUID()): string {
  return asInteraction({
    type: 'block_actions',
    team: { id: york.cloud.teamId },
    user: { id: york.as(person).userId },
    trigger_id: triggerId,
    response_url: york.answerUrl,
    container: { message_ts: '1' },
    actions: [{ action_id: 'press-1', type: 'button', value: press }],
  });
}

const form = 'application/x-www-form-urlencoded';
const presses = async (person: string, press: string, triggerId?: string) => {
  const sent = await sendSigned(york.url, button(person, press, triggerId), form);
  await york.settled();
  return sent;
};

describe('ids of another partnership', () => {
  let theirs: Awaited<ReturnType<Neighbour['tokens']>>;
  let view: SlackModal;
  beforeAll(async () => {
    theirs = await leeds.tokens();
    await york.as('lead-fathers').press('Update');
    view = york.modal();
  });
  /** The same under one's own partnership's name. */
  const asOwn = (token: string) => token.replace(leeds.partnershipId, york.partnershipId);
  const withState = (state: string): SlackModal => ({
    ...view,
    private_metadata: JSON.stringify({ state, unfolded: [], hidden: {} }),
  });

  it('are of every kind that is tried', () => {
    const kinds = [...theirs.presses, ...theirs.states].map((token) => token.split('/')[0]);

    expect([...new Set(kinds)].toSorted()).toEqual([
      'accept',
      'confirm-draft',
      'discard-draft',
      'dismiss',
      'pass',
      'pause',
      'resend',
      'send-back',
      'several',
      'share',
      'tomorrow',
      'update',
    ]);
  });

  it('in a button are refused, and nothing of theirs is shown or changed', async () => {
    const before = { told: told().length, said: york.responses.length, logged: york.logged.length };

    const stored = await storedBy(async () => {
      for (const press of theirs.presses) await presses('coordinator', press);
    });

    const answers = york.responses.slice(before.said);
    expect(new Set(answers.map((one) => written(one).split(' This')[0]))).toEqual(
      new Set(['Another partnership']),
    );
    expect(answers).toHaveLength(theirs.presses.length);
    expect(told().slice(before.told)).not.toMatch(/leeds/i);
    expect(stored).toEqual([]);
    const lines = york.logged.slice(before.logged);
    expect(lines).toHaveLength(theirs.presses.length);
    expect(lines.join()).toContain('Something of another partnership was refused.');
    expect(lines.join()).not.toMatch(/leeds/i);
  });

  it('in a button under one’s own partnership find nothing', async () => {
    const own = theirs.presses.map(asOwn).filter((press) => !/^(share|pause|several)/.test(press));
    const before = { said: york.responses.length, logged: york.logged.length };

    const stored = await storedBy(async () => {
      for (const press of own) await presses('coordinator', press);
    });

    const answers = york.responses.slice(before.said).map(written);
    expect(answers).toHaveLength(own.length);
    expect(answers.filter((one) => /leeds|That did not work/i.test(one))).toEqual([]);
    expect(stored).toEqual([]);
    expect(york.logged.slice(before.logged)).toEqual([]);
  });

  it('in the metadata of a form are refused, and nothing is saved', async () => {
    const lead = york.as('lead-fathers');
    const states = [...theirs.states, ...theirs.states.map(asOwn)];
    const seen: string[] = [];
    const messages = (await lead.inbox()).length;

    const stored = await storedBy(async () => {
      for (const state of states) {
        const { said } = await lead.submit(withState(state), green, `V-${randomUUID()}`);
        await lead.pressIn(withState(state), 'value', green);
        seen.push(JSON.stringify(said));
      }
    });

    const refused = seen.filter((one) => one.includes('Another partnership'));
    expect(refused).toHaveLength(theirs.states.length);
    expect(seen.filter((one) => /Thank you|That did not work/.test(one))).toEqual([]);
    expect(seen.join() + told()).not.toMatch(/of leeds/i);
    // What is queued grows older with every step of these people.
    expect(stored.filter((table) => table !== '"Delivery"')).toEqual([]);
    expect(await lead.inbox()).toHaveLength(messages);
  });

  it('in a form’s hidden fields and channel change nothing of what it says', async () => {
    const metadata = JSON.parse(view.private_metadata);
    const made = { ...metadata, channelId: 'CLEEDS', hidden: { status: 'red', other: '%00' } };
    const forged = { ...view, private_metadata: JSON.stringify(made) };

    await york.as('lead-fathers').submit(forged, green, 'V-hidden');

    expect(await york.revisions('1.1')).toMatchObject([{ rag: 'green' }]);
  });
});

describe('a form that is sent again', () => {
  it('after somebody else answered is shown what they said, and replaces nothing', async () => {
    const lead = york.as('lead-fathers');
    const [, second] =
      (await lead.inbox())[0]?.blocks.filter(({ type }) => type === 'section') ?? [];
    await lead.pressOn({ blocks: second ? [second] : [] }, 'Update');
    const old = york.modal();
    await lead.submit(old, green, 'V-once');
    await york.as('deputy-fathers').command('progress', 'update 1.2 amber It is late.');
    const stands = await york.revisions('1.2');

    const again = viewAfter(await lead.submit(old, { ...green, sentence: 'Other.' }, 'V-again'));

    expect(heldIn(again)).toMatchObject({ sentence: 'Other.', whose: 'mine' });
    expect(await york.revisions('1.2')).toEqual(stands);
  });

  it('by somebody else, who may not, saves nothing', async () => {
    await york.as('lead-police').press('Update');
    const view = york.modal();

    const { said } = await york.as('lead-two').submit(view, green);

    expect(JSON.stringify(said)).toContain('Only the lead, deputy or chair of the sub-group');
    expect(await york.revisions('2.3')).toEqual([]);
  });
});

it('a press and a command that come twice are done once', async () => {
  const lead = york.as('deputy-fathers');
  const typed = asForm({
    command: '/progress',
    text: 'update 2.4 green Read the records.',
    user_id: lead.userId,
    team_id: york.cloud.teamId,
    channel_id: 'D1',
    channel_name: 'directmessage',
    trigger_id: 'trigger-of-a-command',
    response_url: york.answerUrl,
  });
  const [prompt] = await york.as('lead-police').inbox();
  const tomorrow = JSON.stringify(prompt).match(/"(tomorrow\/[^"]*)"/)?.[1] ?? '';

  const first = await sendSigned(york.url, typed, form);
  const again = await sendSigned(york.url, typed, form);
  await presses('lead-police', tomorrow, 'trigger-of-a-press');
  await presses('lead-police', tomorrow, 'trigger-of-a-press');

  expect(written(first.said as object)).toContain('2.4 is green');
  expect(written(again.said as object)).toContain('Already done');
  expect(await york.revisions('2.4')).toHaveLength(1);
  expect(york.responses.slice(-2).map(written)).toEqual([
    expect.stringContaining('Reminder set'),
    expect.stringContaining('Already done'),
  ]);
});

describe.each([
  ['an event', 'application/json'],
  ['a press', form],
] as const)('%s', (_, type) => {
  const lead = () => york.as('lead-two');
  const body = async (more = '') => {
    const message = {
      type: 'message',
      channel_type: 'im',
      channel: await lead().direct(),
      ts: '1',
    };
    if (type === form) return button('coordinator', `pause/${york.partnershipId}/2.1${more}`);
    return eventOf(york.cloud.teamId, {
      ...message,
      user: lead().userId,
      text: `2.1 green, all held ${more}`,
    });
  };

  it.each<[string, Signing]>([
    ['with another secret', { secret: 'another' }],
    ['ten minutes ago', { atSeconds: Math.floor(Date.now() / 1_000) - 600 }],
    ['with one that was changed', { headers: { 'x-slack-signature': 'v0=00' } }],
    ['with none', { headers: { 'x-slack-signature': '' } }],
    ['at no time', { headers: { 'x-slack-request-timestamp': 'never' } }],
  ])('signed %s is refused, and does nothing', async (__, signing) => {
    const sent = body();
    let status = 0;

    const stored = await storedBy(async () => {
      ({ status } = await sendSigned(york.url, await sent, type, signing));
      await york.settled();
    });

    expect([status, stored]).toEqual([401, []]);
  });

  it('signed as Slack signs is taken', async () => {
    const sent = await body();

    const stored = await storedBy(async () => {
      await sendSigned(york.url, sent, type);
      await york.settled();
    });

    expect(stored.length).toBeGreaterThan(0);
  });

  it('of four megabytes is refused before it is read, and the bot lives', async () => {
    const large = await body('x'.repeat(4_000_000));
    // The server closes the connection on it: nothing else may use that one.
    const headers = { connection: 'close' };
    let status = 0;

    const stored = await storedBy(async () => {
      ({ status } = await sendSigned(york.url, large, type, { headers }));
    });
    const after = await york.as('executive').command('priority', '1');

    expect([status, stored]).toEqual([413, []]);
    expect(written(after.said as object)).toContain('Launch the campaign');
  });
});
