import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardMessage, type EchoBot, echoBot, pressCard } from '../support/echo-bot.ts';
import { type Playground, startPlayground } from '../support/playground.ts';
import { textsOf } from '../support/playground-card.ts';
import { type PlaygroundPerson, playgroundPerson } from '../support/playground-person.ts';

let playground: Playground;
let bot: EchoBot;
let ann: PlaygroundPerson;
let bob: PlaygroundPerson;

beforeAll(async () => {
  playground = await startPlayground({
    config: { people: [{ name: 'Ann Lead' }, { name: 'Bob Deputy' }] },
  });
  bot = await echoBot(playground);
  [ann, bob] = playground.people.map((one) => playgroundPerson(playground, one)) as [
    PlaygroundPerson,
    PlaygroundPerson,
  ];
});
afterAll(async () => {
  await bot.end();
  await playground.end();
});

const says = (card: object | undefined) => textsOf({ card })[0];
const field = { type: 'Input.Text', id: 'done', label: 'What has been done', isRequired: true };

describe('a playground', () => {
  it('listens on 127.0.0.1 alone', () => {
    expect(listeningAddressesOf(playground.pid)).toEqual(['127.0.0.1']);
  });

  it('leaves no process and no folder when it ends', async () => {
    const another = await startPlayground();
    const folder = readlinkSync(`/proc/${another.pid}/cwd`);
    await another.end();
    expect([existsSync(`/proc/${another.pid}`), existsSync(folder)]).toEqual([false, false]);
  });

  it('says why it does not start', async () => {
    const people = [{ id: '29:same' }, { id: '29:same' }];
    await expect(startPlayground({ config: { people } })).rejects.toThrow('User ID must be unique');
  });

  it('knows its people by the ids, the names and the e-mails that the test gives', async () => {
    const path = `/_connector/v3/conversations/${encodeURIComponent(playground.team.id)}/pagedmembers`;
    const { members } = await playground.call(path);
    expect(members).toContainEqual(
      expect.objectContaining({
        id: bob.id,
        aadObjectId: bob.aadObjectId,
        name: 'Bob Deputy',
        email: 'bob.deputy@council.example.org',
        tenantId: playground.tenantId,
      }),
    );
  });
});

describe.each([
  ['who sits at the client', () => ann],
  ['who does not', () => bob],
])('somebody %s', (_, person) => {
  it('is sent a card when they install the bot', async () => {
    const sent = await person().installs();
    expect(sent.map(({ body }) => [body.type, body.action])).toEqual([
      ['installationUpdate', 'add'],
      ['conversationUpdate', undefined],
    ]);
    expect(sent.map(({ body }) => body.from)).toEqual(
      sent.map(() => ({ id: person().id, aadObjectId: person().aadObjectId })),
    );
    expect(sent[1]?.body.membersAdded).toEqual([
      { id: person().id, aadObjectId: person().aadObjectId },
      { id: playground.bot.id },
    ]);
    expect(says((await person().inbox())[0]?.card)).toBe('Welcome');
  });

  it('takes the bot away', async () => {
    const { body } = await person().uninstalls();
    expect(body).toMatchObject({
      type: 'installationUpdate',
      action: 'remove',
      from: { id: person().id, aadObjectId: person().aadObjectId },
      conversation: { id: await person().direct(), conversationType: 'personal' },
    });
  });

  it('reads what they said before the answer to it', async () => {
    await person().says('hello');
    const last = (await person().inbox()).slice(-2);
    expect(last.map(({ by, text }) => [by, text])).toEqual([
      [person().id, 'hello'],
      ['bot', 'You said: hello'],
    ]);
  });

  it('presses a button, and sees the card that took the place', async () => {
    await bot.send('POST', await person().direct(), cardMessage(pressCard('Asked', [field])));
    const pressed = await person().press('Press', { done: 'All of it' });
    expect(pressed.body).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: person().id, aadObjectId: person().aadObjectId },
      value: { action: { verb: 'press', data: { press: 'p-1', done: 'All of it' } } },
    });
    expect(says((await person().inbox()).at(-1)?.card)).toBe('Pressed');
  });

  it('asks in a channel, and reads the answer in the thread', async () => {
    const asked = await person().asks(playground.team.channel.id, 'priority 2');
    expect(asked.body).toMatchObject({
      text: '<at>Waymark</at> priority 2',
      from: { id: person().id, name: person().name, aadObjectId: person().aadObjectId },
      channelData: {
        team: { id: playground.team.id },
        channel: { id: playground.team.channel.id },
      },
    });
    const { id: thread } = asked.body.conversation as { id: string };
    expect(
      person()
        .reads(thread)
        .map(({ text }) => text),
    ).toEqual(['<at>Waymark</at> priority 2', 'You said: <at>Waymark</at> priority 2']);
  });
});

describe('a person', () => {
  it('cannot send a form that is not filled in', async () => {
    await bot.send('POST', await ann.direct(), cardMessage(pressCard('Asked', [field])));
    await expect(ann.press('Press')).rejects.toThrow('done has to be filled in');
  });

  it('sees an edit of the message', async () => {
    const { id } = await bot.send('POST', await ann.direct(), cardMessage(pressCard('Before')));
    await bot.send('PUT', await ann.direct(), cardMessage(pressCard('After')), String(id));
    const { card, edits } = (await ann.inbox()).at(-1) ?? {};
    expect([says(card), edits]).toEqual(['After', 1]);
  });

  it('keeps what their press put in the place to themselves', async () => {
    const channel = playground.team.channel.id;
    const { id } = await bot.send('POST', channel, cardMessage(pressCard('For all')));
    const shown = (who: PlaygroundPerson) => who.reads(channel).find((one) => one.id === id);
    const message = shown(ann);
    if (!message) throw new Error('The message does not stand.');
    await ann.pressOn(message, 'Press');
    expect([ann, bob].map((who) => says(shown(who)?.card))).toEqual(['Pressed', 'For all']);
  });

  it('presses at the same moment as another, and each learns their own answer', async () => {
    bot.answers(({ from }) => ({ body: { type: 'test', value: (from as { id: string }).id } }));
    const { channel } = playground.team;
    const { id } = await bot.send('POST', channel.id, cardMessage(pressCard('For all')));
    const message = ann.reads(channel.id).find((one) => one.id === id);
    if (!message) throw new Error('The message does not stand.');
    const pressed = await Promise.all([ann, bob].map((who) => who.pressOn(message, 'Press')));
    expect(pressed.map(({ answer }) => answer.value)).toEqual([ann.id, bob.id]);
  });

  it('does not see what is meant for another', async () => {
    const channel = playground.team.channel.id;
    const { id } = await bot.send('POST', channel, cardMessage(pressCard('Root')));
    const thread = `${channel};messageid=${id}`;
    const url = `${playground.serviceUrl}/v3/conversations/${encodeURIComponent(thread)}/activities`;
    await fetch(`${url}?isTargetedActivity=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...cardMessage(pressCard('Yours')), recipient: { id: bob.id } }),
    });
    const cards = (who: PlaygroundPerson) => who.reads(thread).map(({ card }) => says(card));
    expect([cards(ann), cards(bob)]).toEqual([['Root'], ['Root', 'Yours']]);
  });

  it('draws a card again by its refresh', async () => {
    const action = { type: 'Action.Execute', verb: 'refresh', data: { ref: 'r-1' } };
    const card = { ...pressCard('Old'), refresh: { action, userIds: [bob.id] } };
    await bot.send('POST', await bob.direct(), cardMessage(card));
    const [message] = (await bob.inbox()).slice(-1);
    if (!message) throw new Error('The message does not stand.');
    const { body } = await bob.redraws(message);
    expect(body.value).toMatchObject({
      action: { verb: 'refresh', data: { ref: 'r-1' } },
      trigger: 'automatic',
    });
  });

  it('searches by the message extension', async () => {
    const found = {
      composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] },
    };
    bot.answers(() => ({ body: found }));
    const { body, answer } = await bob.searches('find', 'words', 'priority 2');
    expect([body.value, answer]).toEqual([
      {
        commandId: 'find',
        parameters: [{ name: 'words', value: 'priority 2' }],
        queryOptions: { skip: 0, count: 25 },
      },
      found,
    ]);
  });

  it('learns how the bot refused', async () => {
    bot.answers(() => ({ status: 500, body: { said: 'broken' } }));
    await bot.send('POST', await bob.direct(), cardMessage(pressCard('Asked')));
    const { status, answer } = await bob.press('Press');
    expect([status, answer]).toEqual([500, { said: 'broken' }]);
  });

  it('submits by a message without words', async () => {
    const card = {
      ...pressCard('Asked', [field]),
      actions: [{ type: 'Action.Submit', title: 'Send' }],
    };
    await bot.send('POST', await bob.direct(), cardMessage(card));
    const { body } = await bob.press('Send', { done: 'All' });
    expect([body.type, body.text, body.value]).toEqual(['message', undefined, { done: 'All' }]);
  });

  it('installs the bot in the team, and takes it away', async () => {
    const [installed] = await bob.installsInTeam(playground.team.channel.id);
    const removed = await bob.uninstallsFromTeam();
    expect(installed?.body.channelData).toMatchObject({
      team: { id: playground.team.id, aadGroupId: playground.team.groupId },
      channel: { id: playground.team.channel.id },
    });
    expect(removed.map(({ body }) => [body.type, body.action])).toEqual([
      ['installationUpdate', 'remove'],
      ['conversationUpdate', undefined],
    ]);
  });

  it('sends what the client has no button for', async () => {
    bot.answers(() => ({ body: { task: { type: 'message', value: 'Not here' } } }));
    const task = { type: 'invoke', name: 'task/fetch', value: { data: {} } };
    const { body, answer } = await bob.sends(task);
    expect([body.from, body.serviceUrl, answer]).toEqual([
      { id: bob.id, aadObjectId: bob.aadObjectId },
      playground.serviceUrl,
      { task: { type: 'message', value: 'Not here' } },
    ]);
  });
});

describe('the connector', () => {
  it('refuses as the test says, and nothing arrives', async () => {
    const conversation = await bob.direct();
    const before = await bob.inbox();
    playground.wire.refuses({ status: 403, body: { error: { code: 'BotBlockedByUser' } } });
    const answer = await bot.send('POST', conversation, cardMessage(pressCard('Lost')));
    expect([answer, await bob.inbox()]).toEqual([{ error: { code: 'BotBlockedByUser' } }, before]);
  });
});

/** Where a process listens by TCP, IPv4 and IPv6. */
function listeningAddressesOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  const sockets = readdirSync(folder).map((fd) => readlinkSync(`${folder}/${fd}`));
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(
        ([, , , state, , , , , , inode]) => state === '0A' && sockets.includes(`socket:[${inode}]`),
      )
      .map(([, local = '']) => (local.startsWith('0100007F:') ? '127.0.0.1' : local)),
  );
}
