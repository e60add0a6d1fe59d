import { describe, expect, it } from 'vitest';
import { wasNeverAsked } from '../../src/core/person-asked.ts';
import { aMessage, notSent, personAsked } from '../support/person-asked.ts';

const missed = notSent({ state: 'cancelled', cancelled: 'over' });

describe('somebody was never asked', () => {
  it.each([
    ['whose request came too late to send', { messages: [missed] }],
    [
      'whose further request came too late to send, though they answered the first',
      {
        answered: 1,
        answeredAt: new Date('2024-09-17T08:00:00Z'),
        messages: [aMessage(), { ...missed, id: 'further', kind: 'deputy' }],
      },
    ],
  ] as const)('%s', (_, changes) => {
    expect(wasNeverAsked(personAsked(changes))).toBe(true);
  });
});

describe('not somebody', () => {
  it.each([
    ['whose request was sent', {}],
    ['who owes nothing any more', { answered: 3, messages: [missed] }],
    ['who replied all the same', { draftedAt: new Date(), messages: [missed] }],
    ['whose request was not needed any more', { messages: [notSent({ state: 'cancelled' })] }],
    ['whose request may have arrived', { messages: [notSent({ state: 'held' })] }],
    ['whose request failed', { messages: [notSent({ state: 'failed' })] }],
    [
      'whose reminder came too late to send',
      { messages: [aMessage(), { ...missed, id: 'reminder', kind: 'reminder' }] },
    ],
  ] as const)('%s', (_, changes) => {
    expect(wasNeverAsked(personAsked(changes))).toBe(false);
  });
});
