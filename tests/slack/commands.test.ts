import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardIn, labelsOn, lastAnswer, written } from '../support/slack-buttons.ts';
import { heldIn } from '../support/slack-views.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
  await york.as('lead-fathers').command('progress', 'update 1.1 green Held the launch.');
});
afterAll(async () => {
  expect(york.cloud.complaints).toEqual([]);
  await york.end();
});

/** What the bot says where somebody types this to it in their conversation. */
async function hears(person: string, text: string): Promise<string> {
  const before = (await york.as(person).inbox()).length;
  await york.as(person).says(text);
  const [answer, ...more] = (await york.as(person).inbox()).slice(before);
  expect(more).toEqual([]);
  return written(answer);
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

describe.each([...shared, ...alone])('/%s', (typed, person, says) => {
  const [name = '', ...words] = typed.split(' ');
  const isShared = shared.some(([one]) => one === typed);

  it('is answered in a channel to the asker alone, in the acknowledgement', async () => {
    const calls = york.cloud.calls.length;

    const { status, said } = await york.as(person).command(name, words.join(' '), york.channelId);

    expect(status).toBe(200);
    expect(said).toMatchObject({ response_type: 'ephemeral' });
    expect(written(said as object)).toMatch(says);
    expect(labelsOn(said as object).includes('Share here')).toBe(isShared);
    expect(york.cloud.calls.length).toBe(calls);
  });

  it('is answered in a direct message, with the slash and without', async () => {
    const slashed = cardIn(await york.as(person).command(name, words.join(' ')));

    expect(written(slashed)).toMatch(says);
    expect(labelsOn(slashed).includes('Share with the Executive')).toBe(isShared);
    expect(await hears(person, typed)).toMatch(says);
    expect(await hears(person, `/${typed}`)).toMatch(says);
  });
});

it.each(['help', '?', 'mine', 'overdue', 'asks'])(
  'a plain "%s" in a direct message is a command',
  async (word) => {
    const typed = await york.as('lead-two').command('progress', word);

    expect(await hears('lead-two', word)).toBe(written(cardIn(typed)));
  },
);

describe('Share here', () => {
  const shares = async (person: string, typed: string) => {
    const [name = '', ...words] = typed.split(' ');
    const asker = york.as(person);
    const card = cardIn(await asker.command(name, words.join(' '), york.channelId));
    const before = (await york.channel()).length;
    await asker.pressOn(card, 'Share here', york.channelId);
    return (await york.channel()).slice(before);
  };

  it.each(shared.filter(([typed]) => !/all|#/.test(typed)))(
    'of /%s posts what %s saw in that channel, without buttons, and says by whom',
    async (typed, person, says) => {
      const [message, ...more] = await shares(person, typed);

      expect(more).toEqual([]);
      expect(written(message)).toMatch(says);
      expect(written(message)).toContain('Shared by Executive.');
      expect(labelsOn(message)).toEqual([]);
      expect(lastAnswer(york)).toMatchObject({ response_type: 'ephemeral' });
      expect(written(lastAnswer(york))).toContain('It will be in this channel in a moment.');
      expect(written(lastAnswer(york))).not.toContain(york.channelId);
    },
  );

  it('in a channel that the bot cannot post in is told to the coordinator: what, by whom, and the mend', async () => {
    const asker = york.as('executive');
    const card = cardIn(await asker.command('priority', '1', 'C-without-me', 'without-me'));

    await asker.pressOn(card, 'Share here', 'C-without-me', 'without-me');
    await york.deliver();

    expect(written(lastAnswer(york))).toContain(
      'Sharing It will be in this channel in a moment. If it cannot be posted, your coordinator is told.',
    );
    expect(written((await york.as('coordinator').inbox()).at(-1))).toContain(
      'What Executive shared in the channel C-without-me ("1 Engaging with Fathers") could not be delivered. Check that the channel is still there. Invite me there with /invite @Waymark, then press Send again.',
    );
  });

  it('is not offered among several who write to each other, where nobody can invite the bot', async () => {
    const group = ['C-several', 'mpdm-executive--lead.two--coordinator-1'] as const;
    const asker = york.as('executive');
    const card = cardIn(await asker.command('priority', '1.2', ...group));
    const before = (await york.channel()).length;

    await asker.pressOn(card, 'Share with the Executive', ...group);

    expect(labelsOn(card)).not.toContain('Share here');
    expect((await york.channel()).slice(before).map(written)).toEqual([
      expect.stringContaining('Build the repository'),
    ]);
  });

  it('by somebody whom no plan lists is refused, and nothing is posted', async () => {
    const card = cardIn(await york.as('lead-two').command('priority', '2.1', york.channelId));
    const before = (await york.channel()).length;

    await york.as('U-stranger').pressOn(card, 'Share here', york.channelId);

    expect(written(lastAnswer(york))).toContain('I do not know you yet');
    expect(await york.channel()).toHaveLength(before);
  });

  it('from a direct message goes to the Executive’s channel, and says so without an id', async () => {
    const lead = york.as('lead-two');
    const before = (await york.channel()).length;

    await lead.pressOn(cardIn(await lead.command('priority', '2.2')), 'Share with the Executive');

    expect(await york.channel()).toHaveLength(before + 1);
    expect(written(lastAnswer(york))).toContain(
      "It will be in the Executive's channel in a moment.",
    );
  });
});

describe('words that the bot does not know', () => {
  it.each([
    ['progress mien', 'lead-two', "I don't know 'mien'. Did you mean /progress mine?"],
    ['progress themes', 'executive', "I don't know 'themes'. See what I can do: /progress help"],
    ['progress challenges', 'executive', "I don't know 'challenges'."],
    ['progress rollup prevew', 'coordinator', 'Did you mean /progress rollup preview?'],
    ['progress pause 2 weeks', 'coordinator', 'Pause takes no length'],
    ['progress update 77 green Done', 'lead-two', 'There is no action 77.'],
  ])('/%s: what may have been meant is one press away', async (typed, person, said) => {
    const [name = '', ...words] = typed.split(' ');

    const inChannel = await york.as(person).command(name, words.join(' '), york.channelId);

    expect(written(cardIn(inChannel))).toContain(said);
    expect(await hears(person, `/${typed}`)).toContain(said);
  });

  it('the button runs the nearest command', async () => {
    const lead = york.as('lead-two');
    const card = cardIn(await lead.command('progress', 'mien'));

    await lead.pressOn(card, '/progress mine');

    expect(written(lastAnswer(york))).toContain('2 actions need an update');
  });

  it('"prioritys" alone in a direct message is meant as a command', async () => {
    expect(await hears('executive', 'prioritys')).toContain('Did you mean /priority?');
  });
});

describe('an update', () => {
  it('in one line is saved, and thanked for to its author alone', async () => {
    const typed = 'update 2.3 amber The tool is late.';

    const { said } = await york.as('lead-police').command('progress', typed, york.channelId);

    expect(said).toMatchObject({ response_type: 'ephemeral' });
    expect(written(said as object)).toContain('2.3 is amber: The tool is late.');
    expect(await york.revisions('2.3')).toMatchObject([{ rag: 'amber', way: 'command' }]);
  });

  it('without words opens the form', async () => {
    const { status, said } = await york.as('lead-two').command('progress', 'update 2.1');

    expect([status, said]).toEqual([200, undefined]);
    expect(york.modal().title.text).toBe('2.1 Hold attendance…');
    expect(heldIn(york.modal())).toMatchObject({ sentence: undefined });
  });

  it('without a status opens the form with its words', async () => {
    await york.as('lead-two').command('progress', 'update 2.1 held the meetings', york.channelId);

    expect(heldIn(york.modal())).toMatchObject({ sentence: 'held the meetings' });
  });

  it('typed to the bot in a direct message, where no form can open, is one press from it', async () => {
    const lead = york.as('lead-two');
    const said = await hears('lead-two', 'progress update 2.1 complete All are held.');

    await lead.press('Open the form');

    expect(said).toContain('2.1 Hold attendance meetings');
    expect(heldIn(york.modal())).toMatchObject({ status: 'complete', sentence: 'All are held.' });
    expect(await york.revisions('2.1')).toEqual([]);
  });

  it('of several in one command is read back to be confirmed', async () => {
    const typed = 'update 2.1 green Held. 2.2 amber Late.';

    const card = cardIn(await york.as('lead-two').command('progress', typed));

    expect(labelsOn(card)).toEqual(['Confirm', 'Throw away']);
    await york.as('lead-two').pressOn(card, 'Throw away');
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
  ])('/%s of anybody else is refused with who may, and nothing is posted', async (typed, said) => {
    const [name = '', ...words] = typed.split(' ');
    const before = (await york.channel()).length;

    const answered = await york.as('lead-two').command(name, words.join(' '), york.channelId);

    expect(answered.said).toMatchObject({ response_type: 'ephemeral' });
    expect(written(cardIn(answered))).toContain(said);
    expect(await hears('lead-two', typed)).toContain(said);
    expect(await york.channel()).toHaveLength(before);
  });

  it('somebody else’s action cannot be updated', async () => {
    const card = cardIn(await york.as('lead-two').command('progress', 'update 1.2 green Done.'));

    expect(written(card)).toContain('Only the lead, deputy or chair of the sub-group');
    expect(await york.revisions('1.2')).toEqual([]);
  });

  it('/progress pause and resume, of one action and of all, say what comes of it', async () => {
    const coordinator = york.as('coordinator');
    const said: string[] = [];
    for (const typed of ['pause 2.4', 'resume 2.4', 'pause', 'resume']) {
      said.push(written(cardIn(await coordinator.command('progress', typed, york.channelId))));
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
  'somebody whom no plan lists is told so of /%s, and sees nothing',
  async (typed) => {
    const [name = '', ...words] = typed.split(' ');

    const card = cardIn(await york.as('U-stranger').command(name, words.join(' '), york.channelId));

    expect(written(card)).toContain('I do not know you yet');
    expect(written(card)).not.toMatch(/Fathers|campaign/);
  },
);

describe('once answers are closed', () => {
  beforeAll(() => york.livesUntil('2024-09-05T16:20:00Z'));

  it('/progress rollup post posts it now, and not again on Friday', async () => {
    const before = (await york.channel()).length;

    const posted = cardIn(await york.as('coordinator').command('progress', 'rollup post'));
    await york.livesUntil('2024-09-06T09:30:00Z');

    const rollUps = (await york.channel()).slice(before);
    expect(written(posted)).toContain("The roll-up is in the Executive's channel");
    expect(rollUps.map(written)).toEqual([expect.stringContaining('of 6 actions updated')]);
  });

  it('/progress rollup shows what was posted', async () => {
    const card = cardIn(await york.as('executive').command('progress', 'rollup', york.channelId));

    expect(written(card)).toContain('of 6 actions updated');
  });
});
