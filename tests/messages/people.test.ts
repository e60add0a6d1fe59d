import { expect, test } from 'vitest';
import type { PersonAsked } from '../../src/core/person-asked.ts';
import { allPeopleCard, peopleCard } from '../../src/messages/people.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { context, period, readAloud } from '../support/message-builders.ts';
import { aMessage, notSent, personAsked } from '../support/person-asked.ts';

/** Thursday 19 September 2024, 10am in London. */
const thursday = { ...context, now: new Date('2024-09-19T09:00:00Z') };
const tuesday = new Date('2024-09-17T09:15:00Z');
const wednesday = new Date('2024-09-18T08:00:00Z');
const asked = { ...period, openedAt: new Date('2024-09-16T08:00:00Z') };

const reminder = (changes = {}) =>
  aMessage({ id: 'reminder', kind: 'reminder', sentAt: wednesday, ...changes });

/** The line of one person, without their name. */
function lineOf(changes: Partial<PersonAsked>): string {
  const people = [personAsked({ name: 'L', ...changes })];
  const lines = readAloud(
    peopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
  ).split('\n');
  return (lines.find((line) => line.startsWith('- L: ')) ?? '').slice('- L: '.length);
}

test('the coordinator sees what is the same for all once, and who owes most first', () => {
  const people = [
    personAsked({ name: 'Lead, Early Help', answered: 3, answeredAt: tuesday }),
    personAsked({ answered: 1, answeredAt: tuesday, messages: [aMessage(), reminder()] }),
    personAsked({ name: 'Lead, Case Review', messages: [aMessage(), reminder()] }),
  ];
  expect(
    readAloud(
      peopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
    ),
  ).toBe(
    `# Who was asked
1 of 3 people has answered everything. Asked on Monday 16 September 2024 at 9am. Closes 5pm today.
- Lead, Case Review: 0 of 3 answered. Reminded on Wednesday at 9am.
- Lead, Fathers: 1 of 3 answered, first on Tuesday at 10:15am. Reminded on Wednesday at 9am.
- Lead, Early Help: 3 of 3 answered, first on Tuesday at 10:15am.`,
  );
});

test('whoever may not have been asked comes first, with what to do', () => {
  const failed = notSent({ state: 'failed', error: 'user gone' });
  const people = [
    personAsked(),
    personAsked({ name: 'Lead, Case Review', asked: 1, messages: [failed] }),
  ];
  expect(
    readAloud(
      peopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
    ),
  ).toBe(
    `# Who was asked
0 of 2 people have answered everything. Asked on Monday 16 September 2024 at 9am. Closes 5pm today.
May not have been asked
- Lead, Case Review: 0 of 1 answered. The request could not be delivered: answer my note about it.
Asked
- Lead, Fathers: 0 of 3 answered.`,
  );
});

test.each([
  [notSent({ state: 'queued' }), 'The request is on its way.'],
  [
    notSent({ state: 'uncertain' }),
    'It is not known yet whether the request arrived: it is being looked up.',
  ],
  [
    notSent({ state: 'held' }),
    'The request may not have arrived: ask whether it is there, and answer my note about it.',
  ],
  [notSent({ state: 'failed' }), 'The request could not be delivered: answer my note about it.'],
  [
    notSent({ state: 'cancelled', cancelled: 'over' }),
    'The request came too late to send: ask them yourself.',
  ],
  [
    notSent({ state: 'cancelled', cancelled: 'dismissed' }),
    'The request was left as it is, and may not have arrived: ask them yourself.',
  ],
  [notSent({ state: 'cancelled' }), 'The request was not needed any more.'],
])('says how the request stands: %j', (message, said) => {
  expect(lineOf({ messages: [message] })).toBe(`0 of 3 answered. ${said}`);
});

test('says of somebody without an account that nobody asked them', () => {
  expect(lineOf({ messages: [] })).toBe(
    '0 of 3 answered. They have no account I can write to: ask them yourself.',
  );
});

test('says when somebody was asked only where that was later than all', () => {
  expect(lineOf({ messages: [aMessage({ sentAt: new Date('2024-09-16T08:09:00Z') })] })).toBe(
    '0 of 3 answered.',
  );
  expect(lineOf({ messages: [aMessage({ sentAt: tuesday })] })).toBe(
    '0 of 3 answered. Asked on Tuesday at 10:15am.',
  );
  const deputy = aMessage({ kind: 'deputy', sentAt: wednesday });
  expect(lineOf({ as: ['deputy'], messages: [deputy] })).toBe(
    '0 of 3 answered. Asked as deputy on Wednesday at 9am.',
  );
});

test('does not say when a message was sent of which nobody kept the time', () => {
  const { sentAt: _, ...unknown } = reminder();
  expect(lineOf({ messages: [aMessage(), unknown] })).toBe('0 of 3 answered. Reminded.');
});

test('says who answered: they themselves, or somebody else', () => {
  expect(lineOf({ answered: 2 })).toBe('2 of 3 answered, by somebody else.');
  expect(lineOf({ answered: 3 })).toBe('3 of 3 answered, by somebody else.');
});

test('says what somebody did with the request beside answering', () => {
  expect(lineOf({ draftedAt: tuesday })).toBe(
    '0 of 3 answered. Replied on Tuesday at 10:15am, and has not confirmed it.',
  );
  expect(lineOf({ snoozedUntilAt: new Date('2024-09-20T08:00:00Z') })).toBe(
    '0 of 3 answered. Asked to be reminded on Friday at 9am.',
  );
});

test('says when something was handed over, how much, and by whom', () => {
  const passed = { at: tuesday, for: 'passed', actions: 1 } as const;
  const unanswered = { at: wednesday, for: 'no-answer', actions: 3 } as const;
  expect(lineOf({ handedOver: [passed] })).toBe(
    '0 of 3 answered. Passed 1 of them to the deputy on Tuesday at 10:15am.',
  );
  expect(lineOf({ handedOver: [unanswered] })).toBe(
    '0 of 3 answered. Deputy asked on Wednesday at 9am.',
  );
});

test('says how reminders stand', () => {
  const later = reminder({ id: 'second', sentAt: new Date('2024-09-19T08:00:00Z') });
  const held = notSent({ id: 'second', kind: 'reminder', state: 'held' });
  expect(lineOf({ messages: [aMessage(), reminder(), later] })).toBe(
    '0 of 3 answered. Reminded twice, last at 9am today.',
  );
  expect(lineOf({ messages: [aMessage(), held] })).toBe(
    '0 of 3 answered. The reminder may not have arrived: ask whether it is there, and answer my note about it.',
  );
});

test('says why a reminder did not go out, unless it was not needed', () => {
  const cancelled = notSent({ id: 'r', kind: 'reminder', state: 'cancelled' });
  expect(lineOf({ messages: [aMessage(), cancelled] })).toBe('0 of 3 answered.');
  expect(lineOf({ messages: [aMessage(), { ...cancelled, cancelled: 'over' }] })).toBe(
    '0 of 3 answered. The reminder came too late to send.',
  );
});

test('says of what was asked later only that it did not arrive', () => {
  const later = { id: 'later', kind: 'deputy' } as const;
  expect(lineOf({ messages: [aMessage(), aMessage(later)] })).toBe('0 of 3 answered.');
  expect(lineOf({ messages: [aMessage(), notSent({ ...later, state: 'failed' })] })).toBe(
    '0 of 3 answered. A further request could not be delivered: answer my note about it.',
  );
});

test('says that a receipt could not be delivered, also where nothing is owed', () => {
  const receipt = notSent({ id: 'receipt', kind: 'receipt', state: 'failed' });
  const messages = [aMessage(), receipt];
  expect(lineOf({ answered: 3, answeredAt: tuesday, messages })).toBe(
    '3 of 3 answered, first on Tuesday at 10:15am. Their receipt could not be delivered.',
  );
});

test.each([
  [
    notSent({ state: 'held' }),
    'may not have arrived: ask whether it is there, then resend or dismiss prompt.',
  ],
  [notSent({ state: 'failed' }), 'could not be delivered: resend or dismiss prompt.'],
])('in a terminal it names what to resend or dismiss, and no note: %j', (message, said) => {
  const people = [personAsked({ messages: [message] })];

  const shown = plainTextOf(
    allPeopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
  );

  expect(shown).toContain(`The request ${said}`);
});

test('in a terminal it does not speak as the bot', () => {
  const people = [personAsked({ messages: [] })];

  const shown = plainTextOf(
    allPeopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
  );

  expect(shown).toContain(
    'They have no account that the bot can write to: ask them yourself, and add one with waymark people import FILE.',
  );
});

test('a hundred people fit one screen, and all of them a terminal', () => {
  const name = 'Head of Partnerships and Safeguarding, '.repeat(3);
  const people = Array.from({ length: 100 }, (_, place) =>
    personAsked({
      name: `${place} ${name}`,
      asked: 5,
      ...(place % 2 ? {} : { draftedAt: tuesday }),
      messages: [place % 2 ? notSent({ state: 'held' }) : aMessage(), reminder()],
      handedOver: [{ at: wednesday, for: 'no-answer', actions: 5 }],
    }),
  );
  const screen = plainTextOf(
    peopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
  );
  expect(screen.length).toBeLessThanOrEqual(10_000);
  expect(screen.match(/and \d+ more: they owe no more than those above/g)).toHaveLength(2);
  const all = plainTextOf(
    allPeopleCard(thursday, { period: asked, people, withoutAccount: [], usesTeams: false }),
  );
  expect(all.match(/^- \d+ Head/gm)).toHaveLength(100);
});

test('where Teams is used, it says when those who have no account are found there', () => {
  const withoutAccount = [{ name: 'Lead two' }];
  const shown = { period: asked, people: [personAsked()], withoutAccount, usesTeams: true };

  for (const card of [peopleCard(thursday, shown), allPeopleCard(thursday, shown)]) {
    expect(readAloud(card).split('\n').at(-1)).toMatch(
      /and import it again\. In Teams, whoever is in the plan by their e-mail address is found once Waymark is installed for them\.$/,
    );
  }
});

test('whoever has no account at all is named, with the mend, also at the greatest length', () => {
  const names = Array.from({ length: 12 }, (_, place) => ({ name: `Person ${place + 1}` }));
  const shown = {
    period: asked,
    people: [personAsked()],
    withoutAccount: names,
    usesTeams: false,
  };

  for (const card of [peopleCard(thursday, shown), allPeopleCard(thursday, shown)]) {
    expect(readAloud(card).split('\n').at(-1)).toBe(
      '12 people have no account to write to: Person 1, Person 2, Person 3, Person 4, Person 5, Person 6, Person 7, Person 8, Person 9, Person 10 and 2 more. List their account in the plan, or mend their e-mail address there, and import it again.',
    );
  }
});
