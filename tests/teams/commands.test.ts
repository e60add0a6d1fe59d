import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import type { TeamsMessageThere } from '../support/teams-cloud.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
  await york.as('lead-fathers').says('/progress update 1.1 green Held the launch.');
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

/** What the bot says where somebody types this to it in their own chat. */
async function hears(person: string, text: string): Promise<TeamsMessageThere | undefined> {
  const before = york.as(person).inbox().length;
  await york.as(person).says(text);
  const [answer, ...more] = york.as(person).inbox().slice(before);
  expect(more).toEqual([]);
  return answer;
}

let threads = 500;

/** What the bot says where somebody calls it by its name in the channel, and types this. */
async function hearsInChannel(person: string, text: string): Promise<readonly TeamsMessageThere[]> {
  threads += 1;
  await york.as(person).mentions(text, String(threads));
  return york.thread(String(threads));
}

type Asked = readonly [typed: string, person: string, says: RegExp];

/** What shows the plan, and may be shown to everybody. */
const shared: readonly Asked[] = [
  ['priority', 'executive', /Engaging with Fathers.*Missing from Education/s],
  ['priority all', 'executive', /Engaging with Fathers/],
  ['priority 1', 'executive', /Engaging with Fathers.*Launch the campaign.*Held the launch\./s],
  ['priority #2', 'executive', /Hold attendance meetings/],
  ['priority 1.1', 'executive', /1\.1 Launch the campaign.*Held the launch\./s],
  ['priority cross-cutting', 'executive', /cross-cutting/i],
  ['progress subgroup fathers', 'executive', /Launch the campaign.*Build the repository/s],
  ['progress overdue', 'executive', /Nothing is overdue/i],
  ['progress asks', 'executive', /ask/i],
];

/** What is for the asker alone. */
const alone: readonly Asked[] = [
  ['priority repository', 'executive', /Build the repository/],
  ['priority 9', 'executive', /There is no priority 9 in the plan\./],
  ['priority 9.9', 'executive', /There is no action 9\.9 in the plan\./],
  ['priority zebras', 'executive', /zebras/],
  ['progress', 'lead-two', /2 actions need an update.*2\.1.*2\.2/s],
  ['progress mine', 'lead-two', /2 actions need an update/],
  ['progress update', 'lead-two', /2 actions need an update/],
  ['progress mine', 'executive', /You owe nothing/],
  ['progress subgroup', 'executive', /Fathers.*Schools/s],
  ['progress rollup', 'executive', /Roll-up so far.*1 of 6 actions updated/s],
  ['progress rollup preview', 'executive', /1 of 6 actions updated/],
  ['progress schedule', 'coordinator', /Next: /],
  ['progress people', 'coordinator', /Lead two/],
  ['progress help', 'lead-two', /progress mine.*priority 2/s],
  ['priority help', 'executive', /priority 2\.3/],
];

describe.each([...shared, ...alone])('%s', (typed, person, says) => {
  const isShared = shared.some(([one]) => one === typed);

  it('is answered in a channel to the asker alone, and nobody else sees a word of it', async () => {
    const before = york.channel().length;

    const [answer, ...more] = await hearsInChannel(person, typed);

    expect(more).toEqual([]);
    expect(answer?.onlyFor).toBe(york.as(person).user.accountId);
    expect(written(answer)).toMatch(says);
    expect(labelsOn(answer).includes('Share here')).toBe(isShared);
    expect(york.channel()).toHaveLength(before);
  });

  it('is answered in their own chat, with the slash and without', async () => {
    const slashed = await hears(person, `/${typed}`);

    expect(written(slashed)).toMatch(says);
    expect(labelsOn(slashed).includes('Share with the Executive')).toBe(isShared);
    expect(written(await hears(person, typed))).toBe(written(slashed));
  });
});

it.each(['help', '?', 'mine', 'overdue', 'asks'])(
  'a plain "%s" in their own chat is a command',
  async (word) => {
    const typed = await hears('lead-two', `/progress ${word}`);

    expect(written(await hears('lead-two', word))).toBe(written(typed));
  },
);

it('a command in a channel may have its slash too', async () => {
  const [answer] = await hearsInChannel('executive', '/priority 2');

  expect(written(answer)).toContain('Hold attendance meetings');
});

it('the space that Teams puts behind a mention is no word', async () => {
  const [answer] = await hearsInChannel('executive', '&nbsp;priority&nbsp;2&nbsp;');

  expect(written(answer)).toContain('Hold attendance meetings');
});

describe('Share here', () => {
  it.each(shared.filter(([typed]) => !/all|#/.test(typed)))(
    'of %s posts what %s saw in that channel, without buttons, and says by whom',
    async (typed, person, says) => {
      const asker = york.as(person);
      const [answer] = await hearsInChannel(person, typed);
      const before = york.channel().length;

      await asker.pressOn(answer as TeamsMessageThere, 'Share here');

      const [message, ...more] = york.channel().slice(before);
      expect(more).toEqual([]);
      expect(written(message)).toMatch(says);
      expect(written(message)).toContain('Shared by Executive.');
      expect(labelsOn(message)).toEqual([]);
      expect(message?.onlyFor).toBeUndefined();
      const said = york.thread(String(threads)).at(-1);
      expect(said?.onlyFor).toBe(asker.user.accountId);
      expect(written(said)).toContain('It will be in this channel in a moment.');
      expect(written(said)).not.toContain(york.team.channelId);
    },
  );

  it('by somebody whom no plan lists is refused, and nothing is posted', async () => {
    const [answer] = await hearsInChannel('lead-two', 'priority 2.1');
    const before = york.channel().length;

    await york.as('stranger').pressOn(answer as TeamsMessageThere, 'Share here');

    expect(york.channel()).toHaveLength(before);
    expect(written(york.thread(String(threads)).at(-1))).toContain('I do not know you yet');
  });
});

describe('words that the bot does not know', () => {
  it.each([
    ['progress mien', 'lead-two', "I don't know 'mien'. Did you mean /progress mine?"],
    ['progress themes', 'executive', "I don't know 'themes'. See what I can do: /progress help"],
    ['progress pause 2 weeks', 'coordinator', 'Pause takes no length'],
    ['progress update 77 green Done', 'lead-two', 'There is no action 77.'],
  ])('%s: what may have been meant is one press away', async (typed, person, said) => {
    const [inChannel] = await hearsInChannel(person, `/${typed}`);

    expect(written(inChannel)).toContain(said);
    expect(written(await hears(person, `/${typed}`))).toContain(said);
  });

  it('the button runs the nearest command', async () => {
    await hears('lead-two', '/progress mien');

    await york.as('lead-two').press('/progress mine');

    expect(written(york.as('lead-two').inbox().at(-1))).toContain('2 actions need an update');
  });
});

describe('an update', () => {
  it('in one line is saved, and thanked for to its author alone', async () => {
    const typed = 'progress update 2.3 amber The tool is late.';

    const [thanks] = await hearsInChannel('lead-police', typed);

    expect(thanks?.onlyFor).toBe(york.as('lead-police').user.accountId);
    expect(written(thanks)).toContain('2.3 is amber: The tool is late.');
    expect(await york.revisions('2.3')).toMatchObject([{ rag: 'amber', way: 'command' }]);
  });

  it('without words opens the form, which can be sent from there', async () => {
    const form = await hears('lead-two', '/progress update 2.1');

    await york.as('lead-two').pressOn(form as TeamsMessageThere, 'Save', {
      status: 'green',
      sentence: 'Held the meetings.',
    });

    expect(labelsOn(form)).toContain('Save');
    expect(await york.revisions('2.1')).toMatchObject([{ sentence: 'Held the meetings.' }]);
  });

  it('of several in one command is read back to be confirmed', async () => {
    const card = await hears('lead-two', '/progress update 2.1 green Held. 2.2 amber Late.');

    expect(labelsOn(card)).toEqual(['Confirm', 'Throw away']);
    await york.as('lead-two').press('Throw away');
    expect(await york.revisions('2.2')).toEqual([]);
  });
});

describe('what is the coordinator’s', () => {
  it.each([
    ['progress pause', 'Only the coordinator can pause or resume.'],
    ['progress pause 1.1', 'Only the coordinator can pause or resume.'],
    ['progress resume', 'Only the coordinator can pause or resume.'],
    ['progress people', 'Only the coordinator can see who was asked and who answered.'],
    ['progress rollup post', 'Only the coordinator can post this.'],
  ])('%s of anybody else is refused with who may, and nothing is posted', async (typed, said) => {
    const before = york.channel().length;

    const [answer] = await hearsInChannel('lead-two', typed);

    expect(written(answer)).toContain(said);
    expect(written(await hears('lead-two', typed))).toContain(said);
    expect(york.channel()).toHaveLength(before);
  });

  it('pause and resume, of one action and of all, say what comes of it', async () => {
    const said: string[] = [];
    for (const typed of ['pause 2.4', 'resume 2.4', 'pause', 'resume']) {
      const [answer] = await hearsInChannel('coordinator', `progress ${typed}`);
      said.push(written(answer));
    }

    expect(said).toEqual([
      expect.stringContaining('2.4 is paused'),
      expect.stringContaining('2.4 is resumed'),
      expect.stringContaining('Asking is paused'),
      expect.stringMatching(/resumed/),
    ]);
  });
});

it.each(['priority', 'priority 1.1', 'progress mine', 'progress rollup post'])(
  'somebody whom no plan lists is told so of %s, alone, and sees nothing',
  async (typed) => {
    const [answer] = await hearsInChannel('stranger', typed);

    expect(answer?.onlyFor).toBe(york.as('stranger').user.accountId);
    expect(written(answer)).toContain('I do not know you yet');
    expect(written(answer)).not.toMatch(/Fathers|campaign/);
  },
);

describe('what is posted once answers are closed', () => {
  beforeAll(() => york.livesUntil('2024-09-05T16:20:00Z'));

  it('progress rollup post posts it now, and not again on Friday', async () => {
    const before = york.channel().length;

    const posted = await hears('coordinator', '/progress rollup post');
    await york.livesUntil('2024-09-06T09:30:00Z');

    const rollUps = york.channel().slice(before);
    expect(written(posted)).toContain("The roll-up is in the Executive's channel");
    expect(rollUps.map(written)).toEqual([expect.stringContaining('of 6 actions updated')]);
  });
});

describe('where Teams knows no messages for one person of a channel', () => {
  beforeAll(() => york.cloud.knowsNoTargets());

  it('the answer comes in the asker’s own chat, and nothing in the channel', async () => {
    const before = york.as('executive').inbox().length;

    const inChannel = await hearsInChannel('executive', 'priority 1');

    expect(inChannel).toEqual([]);
    expect(york.as('executive').inbox().slice(before).map(written)).toEqual([
      expect.stringContaining('Launch the campaign'),
    ]);
  });

  it('whoever has no chat with the bot is told there how to get one, without the answer', async () => {
    await york.as('executive').uninstalls();

    const [hint, ...more] = await hearsInChannel('executive', 'priority 1');

    expect(more).toEqual([]);
    expect(hint?.onlyFor).toBeUndefined();
    expect(written(hint)).toContain('Add Waymark to your apps in Teams');
    expect(written(hint)).not.toMatch(/campaign|Fathers|York/i);
  });
});
