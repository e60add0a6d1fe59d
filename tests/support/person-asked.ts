import type { MessageToAsked, PersonAsked } from '../../src/core/person-asked.ts';

/** Monday 16 September 2024, 9am in London. */
const openedAt = new Date('2024-09-16T08:00:00Z');

/** A message to somebody who was asked, sent as the period opened: changed as given. */
export function aMessage(changes: Partial<MessageToAsked> = {}): MessageToAsked {
  const sent = { sentAt: openedAt, sentByMachineAt: openedAt };
  return { id: 'prompt', kind: 'prompt', state: 'sent', ...sent, ...changes };
}

/** A message that is not sent. */
export function notSent(changes: Omit<Partial<MessageToAsked>, 'sentAt'>): MessageToAsked {
  return { id: 'prompt', kind: 'prompt', state: 'queued', ...changes };
}

/** A lead who was asked about three actions and has answered none: changed as given. */
export function personAsked(changes: Partial<PersonAsked> = {}): PersonAsked {
  return {
    requestId: 'request',
    memberId: 'member',
    key: 'lead-fathers',
    name: 'Lead, Fathers',
    as: ['lead'],
    asked: 3,
    answered: 0,
    askedAt: openedAt,
    promptId: 'prompt',
    handedOver: [],
    messages: [aMessage()],
    ...changes,
  };
}
