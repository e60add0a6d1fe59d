import { expect, test } from 'vitest';
import type { Intent, Reply } from '../../src/app/intent.ts';
import { rememberingReplies } from '../../src/local/remembered-replies.ts';
import { wireReply } from '../../src/local/wire-cards.ts';
import { cardSaying, scriptedHandle } from '../support/local-fakes.ts';

const typed = (eventId: string, userId = 'lead'): Intent => ({
  kind: 'message',
  text: 'hello',
  attachments: 0,
  eventId,
  from: { workspaceId: 'local', userId },
});

const read = (answer: Buffer) => JSON.parse(answer.toString());
const shown = (reply: Reply) => JSON.parse(JSON.stringify(wireReply(reply)));

test('an event that is sent again is handled once, and gets the same reply', async () => {
  let cards = 0;
  const script = scriptedHandle(() => {
    cards += 1;
    return { kind: 'card', card: cardSaying(`Reply ${cards}`) };
  });
  const handle = rememberingReplies(script.handle);

  const [first, second] = await Promise.all([handle(typed('event-1')), handle(typed('event-1'))]);

  expect(script.intents).toHaveLength(1);
  expect(read(second)).toEqual(read(first));
});

test('the same id from somebody else is another event', async () => {
  const script = scriptedHandle();
  const handle = rememberingReplies(script.handle);

  await handle(typed('event-1', 'lead'));
  await handle(typed('event-1', 'deputy'));

  expect(script.intents).toHaveLength(2);
});

test('what failed is handled again when it is sent again', async () => {
  const outcomes: (() => Reply)[] = [
    () => {
      throw new Error('database gone');
    },
    () => ({ kind: 'none' }),
  ];
  const handle = rememberingReplies(async () => outcomes.shift()?.() ?? { kind: 'none' });

  await expect(handle(typed('event-1'))).rejects.toThrow('database gone');

  expect(read(await handle(typed('event-1')))).toEqual({ kind: 'none' });
});

test('trouble is not remembered, so that the same event can be tried again', async () => {
  const trouble = { kind: 'card', card: cardSaying('Trouble'), failed: true } as const;
  const outcomes: Reply[] = [trouble, { kind: 'none' }];
  const handle = rememberingReplies(async () => outcomes.shift() ?? trouble);

  expect(read(await handle(typed('event-1')))).toEqual(shown(trouble));

  expect(read(await handle(typed('event-1')))).toEqual({ kind: 'none' });
});

test('the oldest are forgotten, so that memory does not grow', async () => {
  const script = scriptedHandle();
  const handle = rememberingReplies(script.handle);

  for (let count = 0; count <= 200; count += 1) await handle(typed(`event-${count}`));
  await handle(typed('event-0'));

  expect(script.intents).toHaveLength(202);
});
