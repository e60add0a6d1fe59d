import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { cardMessage, type EchoBot, echoBot, pressCard } from '../support/echo-bot.ts';
import { type Playground, startPlayground } from '../support/playground.ts';
import { type PlaygroundWindow, playgroundWindow } from '../support/playground-browser.ts';

const executable = chromiumPath();

/** An input of each kind, with what the browser shows it by. */
const inputs = [
  { type: 'Input.Text', id: 'done', label: 'What has been done', isRequired: true },
  { type: 'Input.Text', id: 'empty', label: 'Anything else' },
  { type: 'Input.Number', id: 'number', label: 'How many' },
  { type: 'Input.Date', id: 'date', label: 'By when' },
  { type: 'Input.Toggle', id: 'toggle', title: 'Tell the others' },
  { type: 'Input.Text', id: 'hidden', value: 'as it was', isVisible: false },
  choices('open', 'Status', 'expanded'),
  choices('folded', 'Before', 'compact'),
];

function choices(id: string, label: string, style: string) {
  const rated = ['Green', 'Red'].map((title) => ({ title, value: title.toLowerCase() }));
  return { type: 'Input.ChoiceSet', id, label, style, choices: rated };
}

describe.skipIf(!executable)('the playground in a browser', () => {
  let playground: Playground;
  let bot: EchoBot;
  let shown: PlaygroundWindow;

  beforeAll(async () => {
    playground = await startPlayground();
    bot = await echoBot(playground);
    shown = await playgroundWindow(playground, executable ?? '');
  });
  afterAll(async () => {
    await shown.close();
    await bot.end();
    await playground.end();
  });

  it('sends a form with what is filled in, and shows what took its place', async () => {
    await bot.send('POST', playground.personalChatId, cardMessage(pressCard('A form', inputs)));
    const card = await shown.card('A form');
    await shown.fill(card, 'What has been done', 'All of it');
    await shown.fill(card, 'How many', '3');
    await shown.fill(card, 'By when', '2026-11-27');
    await shown.chooses(card, 'Status', 'Red');
    await shown.chooses(card, 'Before', 'Green');
    const { body } = await shown.press(card, 'Press');
    expect(body.value).toEqual({
      action: {
        type: 'Action.Execute',
        title: 'Press',
        verb: 'press',
        // What is empty is left out; what is hidden is not.
        data: {
          press: 'p-1',
          done: 'All of it',
          number: '3',
          date: '2026-11-27',
          toggle: 'false',
          hidden: 'as it was',
          open: 'red',
          folded: 'green',
        },
      },
    });
    await shown.card('Pressed');
  });

  it('shows an edit of a message', async () => {
    const { personalChatId } = playground;
    const { id } = await bot.send('POST', personalChatId, cardMessage(pressCard('Before it')));
    await shown.card('Before it');
    await bot.send('PUT', personalChatId, cardMessage(pressCard('After it')), String(id));
    await shown.card('After it');
    expect(await shown.page.getByText('Before it').count()).toBe(0);
  });

  it('sends what is typed, and shows the answer', async () => {
    const { body } = await shown.says('hello');
    expect([body.text, body.from]).toMatchObject(['hello', { id: playground.people[0]?.id }]);
    await shown.page.getByText('You said: hello').last().waitFor();
  });

  it('posts and replies in a channel with a mention of the bot', async () => {
    const { channel } = playground.team;
    await shown.opens(channel.name);
    const posted = await shown.posts('priority 2');
    const { id: thread } = posted.body.conversation as { id: string };
    await bot.send('POST', thread, cardMessage(pressCard('In the thread')));
    await shown.card('In the thread');
    const replied = await shown.replies('In the thread', 'priority 3');
    expect([posted.body.text, replied.body.text]).toEqual([
      '<at>Waymark</at> priority 2',
      '<at>Waymark</at> priority 3',
    ]);
    expect(thread).toMatch(new RegExp(`^${channel.id};messageid=\\d+$`));
    expect(replied.body.conversation).toMatchObject({ id: thread });
    await shown.opens('personal');
  });

  it('makes a picture of the conversation', async () => {
    const picture = await shown.picture();
    expect([picture.subarray(1, 4).toString(), picture.readUInt32BE(16) > 400]).toEqual([
      'PNG',
      true,
    ]);
  });
});
