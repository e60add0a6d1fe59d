import { expect, it } from 'vitest';
import { readRef, threadOf, writeRef } from '../../src/teams/message-ref.ts';

const channel = '19:a/b;c@thread.tacv2';

it('a reference gives back what it was made of, whatever signs are in it', () => {
  const message = { conversationId: 'a:1/2%3 4', activityId: 'f:5;6' };

  expect(readRef(writeRef(message))).toEqual(message);
});

it('the first message of a thread has one reference, however Teams names its place', () => {
  const plain = writeRef({ conversationId: channel, activityId: '7' });

  expect(writeRef({ conversationId: `${channel};messageid=7`, activityId: '7' })).toBe(plain);
});

it('a reply keeps its thread in its reference, and is answered in the same', () => {
  const reply = { conversationId: '19:x@thread.tacv2;messageid=7', activityId: '8' };

  expect(readRef(writeRef(reply))).toEqual(reply);
  expect(threadOf({ conversationId: '19:x@thread.tacv2', activityId: '7' })).toBe(
    '19:x@thread.tacv2;messageid=7',
  );
});

it.each(['', '/', 'a', 'a/', '/b', 'a/b/c', '%/b'])('%j is no reference', (text) => {
  expect(readRef(text)).toBeUndefined();
});
