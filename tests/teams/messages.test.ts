import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { troubleCard } from '../../src/messages/trouble.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { labelsOn, written } from '../support/teams-cards.ts';
import type { TeamsMessageThere } from '../support/teams-cloud.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

/** What the bot says to somebody who types this to it. */
async function hears(
  person: string,
  text: string,
  more: object = {},
): Promise<readonly TeamsMessageThere[]> {
  const before = york.as(person).inbox().length;
  const { status } = await york.as(person).says(text, more);
  expect(status).toBe(200);
  return york.as(person).inbox().slice(before);
}

const mentionOf = (id: string, name: string) => ({
  type: 'mention',
  mentioned: { id, name },
  text: `<at>${name}</at>`,
});

describe('a plain reply', () => {
  it('is read back to be confirmed, and saved once it is', async () => {
    const [draft, ...more] = await hears('lead-police', '2.3 green, trained 45 staff');
    await york.as('lead-police').press('Confirm');

    expect(more).toEqual([]);
    expect(labelsOn(draft)).toEqual(['Confirm', 'Throw away']);
    expect(await york.revisions('2.3')).toMatchObject([
      { sentence: 'trained 45 staff', way: 'reply' },
    ]);
  });

  it('that Teams sends twice is taken once', async () => {
    const lead = york.as('deputy-fathers');
    await lead.says('2.4 green, read the records', { id: 'the same' });
    await lead.says('2.4 green, read the records', { id: 'the same' });

    await lead.press('Confirm');

    expect(await york.revisions('2.4')).toHaveLength(1);
    const drafts = lead.inbox().filter((one) => labelsOn(one).includes('Throw away'));
    expect(drafts.length).toBeLessThanOrEqual(1);
  });

  it('of two who happen to have the same id elsewhere is theirs alone', async () => {
    await hears('lead-two', '2.1 green, held the meetings', { id: 'of both' });

    const [draft] = await hears('lead-fathers', '1.1 green, held the launch', { id: 'of both' });

    expect(written(draft)).toContain('Held the launch.');
  });

  it('while the database is away is said to be lost, and is taken the next time', async () => {
    const failed: Reply = { kind: 'card', card: troubleCard(), failed: true };
    york.handlesBy(() => async () => failed);
    const [said] = await hears('lead-fathers', '1.2 green, built it');
    york.handlesBy();

    const [draft] = await hears('lead-fathers', '1.2 green, built it');

    expect(written(said)).toContain('Nothing was saved.');
    expect(labelsOn(draft)).toContain('Confirm');
  });
});

describe('what is typed', () => {
  it.each([
    ['&lt;A &amp; B&gt;', '<A & B>'],
    ['a &quot;plan&quot; of Ann&#39;s', 'a "plan" of Ann\'s'],
    ['a&nbsp;plan &euro;', 'a\u00a0plan &euro;'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['with <at>Jane Doe</at> of the council', 'with Jane Doe of the council'],
  ])('as %s is read as it was typed: %s', async (sent, typed) => {
    const more = { entities: [mentionOf('29:jane', 'Jane Doe')] };
    await hears('lead-fathers', `1.1 green, read ${sent} twice`, more);

    await york.as('lead-fathers').press('Confirm');

    const revisions = await york.revisions('1.1');
    expect(revisions.at(-1)?.sentence).toBe(`read ${typed} twice`);
  });

  it.each(hostileTexts.map((text) => text.replaceAll('\0', '')))(
    'in every sign is answered, and nothing of it is read as markup: %j',
    async (text) => {
      const answers = await hears('lead-two', `2.1 green, ${text}`);

      expect(answers.length).toBeGreaterThan(0);
      expect(york.cloud.complaints).toEqual([]);
    },
  );

  it.each(['<at>', '<at ', '&#', '<at></at>'])('that repeats %s holds nobody up', async (piece) => {
    const beganMs = performance.now();

    await hears('lead-two', `2.1 green, ${piece.repeat(20_000)}`);

    expect(performance.now() - beganMs).toBeLessThan(3_000);
  });

  it('at a length that Teams itself does not take is refused, and nothing of it is kept', async () => {
    const text = `1.1 green, ${'a long story. '.repeat(7_200)}`;

    const [answer] = await hears('lead-fathers', text, {
      attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    });

    expect(text.length).toBeGreaterThan(100_000);
    expect(written(answer)).toContain('the limit is');
    expect(written(answer)).not.toContain('Delete your message');
    expect(await york.living.tablesThatHold('a long story')).toEqual([]);
  });
});

describe('an NHS number', () => {
  it.each([
    '943 476 5919',
    '943&nbsp;476&nbsp;5919',
    '943&#160;476&#160;5919',
    '943&#xA0;476&#xa0;5919',
    '９４３ ４７６ ５９１９',
    '943 <at>476</at> 5919',
    '&#57;&#52;&#51; 476 5919',
    '943&ensp;476&thinsp;5919',
  ])('typed as %s is refused, and is to be deleted in Teams too', async (number) => {
    const before = await york.living.whatIsStored();

    const [answer, ...more] = await hears('lead-two', `2.2 green, met ${number} twice`, {
      entities: [mentionOf('29:jane', '476')],
      attachments: [{ contentType: 'text/html', content: `<p>met ${number}</p>` }],
    });

    expect(more).toEqual([]);
    expect(written(answer)).toContain('This looks like an NHS number.');
    expect(written(answer)).toContain('Delete your message in Teams too: I cannot.');
    expect(JSON.stringify(answer)).not.toMatch(/5919|５９１９/);
    expect(await york.living.whatIsStored()).toEqual(before);
    expect(york.logged.filter((line) => /5919|５９１９/.test(line))).toEqual([]);
  });

  it('in a command is refused, and kept nowhere', async () => {
    const [answer] = await hears(
      'lead-two',
      '/progress update 2.2 green Met 943&nbsp;476&nbsp;5919.',
    );

    expect(written(answer)).toContain('This looks like an NHS number.');
    expect(await york.revisions('2.2')).toEqual([]);
  });
});

describe('an attachment', () => {
  it.each([
    ['application/vnd.microsoft.teams.file.download.info'],
    ['image/png'],
    ['application/vnd.microsoft.card.adaptive'],
    ['application/vnd.microsoft.card.codesnippet'],
    [undefined],
  ])('of %s is not kept, nor what was said with it, and why is said', async (contentType) => {
    const file = { contentType, name: 'children.xlsx', content: { downloadUrl: 'https://a.b/c' } };

    const [answer] = await hears('lead-two', '2.1 green, see the list', { attachments: [file] });

    expect(written(answer)).toContain('I keep no files, and nothing of this message was kept.');
    expect(await york.living.tablesThatHold('children.xlsx')).toEqual([]);
    expect(await york.living.tablesThatHold('see the list')).toEqual([]);
  });

  it('alone, without a word, is refused the same', async () => {
    const [answer] = await hears('lead-two', '', { attachments: [{ contentType: 'image/*' }] });

    expect(written(answer)).toContain('I keep no files');
  });

  it('that is the same text once more, as HTML, is none', async () => {
    const html = { contentType: 'text/html', content: '<p>2.2 green, mapped it</p>' };

    const [answer] = await hears('lead-two', '2.2 green, mapped it', { attachments: [html] });

    expect(labelsOn(answer)).toEqual(['Confirm', 'Throw away']);
  });
});

describe('nothing but', () => {
  it('the bot’s name in a channel is answered with what it can do, to the asker alone', async () => {
    const executive = york.as('executive');
    await executive.mentions('', '200');

    const [answer] = york.thread('200');
    expect(answer?.onlyFor).toBe(executive.user.accountId);
    expect(written(answer)).toContain('What you can ask me');
  });

  it('a card’s data, which older clients send as a message, is not answered', async () => {
    const { id = '' } = york.as('lead-two').inbox()[0] ?? {};

    expect(
      await hears('lead-two', '', { text: undefined, value: { press: 'x' }, replyToId: id }),
    ).toEqual([]);
  });

  it.each([
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'typing',
    'event',
    'endOfConversation',
  ])('%s is not answered, and nothing of it is kept', async (type) => {
    const before = await york.living.whatIsStored();

    expect(await hears('lead-two', 'seen words', { type })).toEqual([]);
    expect(await york.living.whatIsStored()).toEqual(before);
  });
});

it('the log holds nothing that anybody typed above', () => {
  expect(york.logged.filter((line) => /staff|launch|story|mapped|records/i.test(line))).toEqual([]);
});
