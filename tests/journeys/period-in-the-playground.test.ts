import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, textsOf } from '../support/playground-card.ts';
import type { PlaygroundMessage } from '../support/playground-messages.ts';
import type { Json } from '../support/playground-wire.ts';
import { type PlaygroundWorld, playgroundWorld } from '../support/playground-world.ts';

describe("a reporting period in Microsoft's own client", () => {
  let york: PlaygroundWorld;
  beforeAll(async () => {
    york = await playgroundWorld('york');
  });
  afterAll(async () => {
    await york.end();
  });

  const told = async (person: string) =>
    (await york.as(person).inbox()).filter(({ by }) => by === 'bot');
  const last = async (person: string) => written((await told(person)).at(-1));
  const executiveChannel = () => york.clientOf('executive').team.channel.id;

  it('is installed for everybody, says hello to each, and is added to the team', async () => {
    const sent = [];
    for (const { id } of york.plan.people) sent.push(...(await york.as(id).installs()));
    sent.push(...(await york.as('coordinator').installsInTeam()));

    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
    expect(await last('chair-fathers')).toContain('I am Waymark.');
  });

  it('asks each lead on Monday, in a message that nobody asked for', async () => {
    await york.livesUntil('2024-09-02T08:20:00Z');

    expect(await last('lead-fathers')).toContain(
      '2 actions need an update by Thursday 5 September, 5pm.',
    );
    expect(await last('lead-two')).toContain('you get this because you lead Schools');
    expect(await last('chair-fathers')).not.toContain('need an update');
  });

  it('opens the form in the place of the prompt', async () => {
    const { answer } = await york.as('lead-fathers').press('Update');

    expect(labels(answer)).toContain('Save');
    expect(await last('lead-fathers')).toContain('What has been done since last time?');
  });

  it('asks what is needed of the Executive before it saves an amber', async () => {
    const lead = york.as('lead-fathers');
    const amber = { 'in-status': 'amber', 'in-sentence': 'The venue for the launch is lost.' };
    const { answer } = await lead.press('Save', amber);

    expect(written(answer)).toMatch(/^Not saved yet\..*What do you need from the Executive\?/ms);
    const form = (await told('lead-fathers')).at(-1);
    expect(JSON.stringify(form?.card)).toContain('"value":"The venue for the launch is lost."');
    expect(await york.revisions('1.1')).toEqual([]);
  });

  it('puts the receipt there, and edits the message for every device of theirs', async () => {
    const asked = {
      'in-askKind': 'decision',
      'in-askText': 'Agree a new venue.',
      'in-askBy': '2024-10-01',
    };
    const { answer } = await york.as('lead-fathers').press('Save', asked);

    const receipt = '1.1 is amber: The venue for the launch is lost';
    expect(written(answer)).toContain(receipt);
    const [message] = (await told('lead-fathers')).filter(({ edits }) => edits > 0);
    expect(written(message)).toContain(receipt);
    expect(await york.revisions('1.1')).toHaveLength(1);
  });

  it('takes a plain reply once it is confirmed', async () => {
    const lead = york.as('lead-fathers');
    await lead.says('1.2 green, built the repository');
    const draft = await last('lead-fathers');
    await lead.press('Confirm');

    expect(draft).toContain('Nothing is saved until you confirm.');
    expect(await last('lead-fathers')).toContain('You owe nothing more for now.');
    expect(await york.revisions('1.2')).toHaveLength(1);
  });

  it('answers a command in a personal chat, with a slash or without', async () => {
    const executive = york.as('executive');
    await executive.says('priority 1');
    await executive.says('/priority 1');

    const [plain, slashed] = (await told('executive')).slice(-2);
    expect(written(plain)).toContain('1 amber, 1 green');
    expect(slashed?.card).toEqual(plain?.card);
  });

  it('answers a mention in a channel to the asker alone, in their own chat', async () => {
    await york.as('executive').asks(executiveChannel(), 'priority 1');

    expect(await last('executive')).toContain('1 amber, 1 green');
    expect(york.channel()).toEqual([]);
  });

  it('shows that answer to the channel once they share it', async () => {
    const { answer } = await york.as('executive').press('Share here');

    expect(answer).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(york.channel().map(written)).toEqual([expect.stringContaining('Shared by Executive.')]);
  });

  it('finds a priority to paste into any conversation', async () => {
    const { answer } = await york.as('lead-two').searches('priority', 'words', 'fathers');

    const { attachments } = answer.composeExtension as { attachments: readonly Json[] };
    const [first] = attachments;
    expect(first?.preview).toMatchObject({ content: { title: '1 Engaging with Fathers' } });
    expect(written({ card: first?.content as Json })).toContain('1 amber, 1 green');
  });

  it('reminds on Wednesday those who owe, and asks their deputy too', async () => {
    await york.livesUntil('2024-09-04T08:20:00Z');

    expect(await last('lead-two')).toContain('2 actions still need an update');
    expect(await last('deputy-fathers')).toContain('You are deputy for Schools.');
    expect(await last('lead-fathers')).not.toContain('still need');
  });

  it('takes the answer of the deputy, and shows it to the lead', async () => {
    await york.as('deputy-fathers').press('Update');
    const red = { 'in-status': 'not-started', 'in-sentence': 'Term has only begun.' };
    await york.as('deputy-fathers').press('Save', red);

    expect(await york.revisions('2.1')).toHaveLength(1);
    expect(await last('lead-two')).toContain('1 action still needs an update');
  });

  it('tells the chair on Thursday, and closes that afternoon', async () => {
    await york.livesUntil('2024-09-05T16:20:00Z');

    expect(await last('chair-fathers')).toContain('please ask Lead two');
    expect(await last('lead-two')).toContain('You can still answer; it is marked late.');
  });

  it('posts the roll-up in the channel on Friday, and its detail in the thread', async () => {
    await york.livesUntil('2024-09-06T09:20:00Z');

    const rollUp = york.channel().at(-1) as PlaygroundMessage;

    expect(written(rollUp)).toContain('3 of 4 actions updated');
    expect(written(rollUp)).toContain('Agree a new venue.');
    expect(written(rollUp)).not.toContain('Lead fathers');
    expect(york.thread(rollUp).map(({ summary }) => summary)).toEqual([
      '1 Engaging with Fathers: 1 amber, 1 green.',
      '2 Missing from Education: 1 not started, 1 no update.',
    ]);
  });

  it('answers what an executive member asks below it, with what was said before', async () => {
    const executive = york.as('executive');
    const { conversationId } = york.channel().at(-1) as PlaygroundMessage;
    await executive.asks(conversationId, 'priority 1');
    await executive.press('History');

    expect(await last('executive')).toContain('The venue for the launch is lost.');
  });

  it('sent nothing that Teams would not take', () => {
    expect(york.complaints()).toEqual([]);
  });
});

/** What a person reads on it, a line each; what may not be parted at a line's end reads as it is said. */
function written(shown: unknown): string {
  const { card, value } = (shown ?? {}) as { readonly card?: Json; readonly value?: Json };
  return textsOf(card ?? value ?? {})
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

const labels = ({ value }: Json) => actionsOf(value as Json).map(({ title }) => title);
