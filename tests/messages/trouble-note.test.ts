import { describe, expect, it } from 'vitest';
import { cardLimits, sizeOf } from '../../src/messages/card-size.ts';
import { troubleGrownCard, troubleNoteCard } from '../../src/messages/trouble-note.ts';
import { context, period, pressesOf, readAloud } from '../support/message-builders.ts';
import { aTrouble } from '../support/trouble-builder.ts';

const three = ['Ann', 'Ben', 'Cem'].map((name) => aTrouble(name));
const noteOf = (all = three) => troubleNoteCard(context, { noteId: 'note', all });
const many = (count: number) =>
  Array.from({ length: count }, (_, place) => aTrouble(`Lead ${place + 1}`));

describe('several messages that may not have arrived', () => {
  it('are one note, which names them and says what to do', () => {
    expect(readAloud(noteOf())).toBe(
      `# 3 messages may not have arrived
3 requests for updates were sent, but nothing came back to say that they arrived, and I cannot look them up.
Ask these people whether theirs is there. Send again what is not there, then leave the rest.
- Ann [Send again]
- Ben [Send again]
- Cem [Send again]
[Send all 3 again] [Leave all 3]`,
    );
  });

  it('read to a listener in one sentence', () => {
    expect(noteOf().fallback).toBe(
      '3 requests for updates may not have arrived: Ann, Ben and Cem.',
    );
  });

  it('have a button each, and two for all, which know of how many the note told', () => {
    const first = three.slice(0, 1);
    const all = [
      ...first,
      aTrouble('Ben', { outcome: { how: 'resent', by: 'Coordinator' } }),
      aTrouble('Cem'),
    ];

    expect(pressesOf(noteOf(all))).toEqual({
      'Send again': 'resend/cyscp/d-Cem',
      'Send all 2 again': 'resend-all/cyscp/note/3',
      'Leave all 2': 'dismiss-all/cyscp/note/3',
    });
  });

  it('by the hundred are counted, ten are named, and it says where the others are', () => {
    const card = noteOf(many(300));

    expect(readAloud(card)).toMatch(
      /^# 300 messages may not have arrived\n300 requests for updates were sent/,
    );
    expect(readAloud(card)).toContain('- Lead 10 [Send again]\n- and 290 more: /progress people');
    expect(readAloud(card)).toContain('[Send all 300 again] [Leave all 300]');
  });

  it('in the Executive’s channel are looked for there, by their headings', () => {
    const all = ['1 Early Help', '2 Exploitation'].map((title) =>
      aTrouble('executive', { kind: 'roll-up-detail', toChannel: true, title }),
    );

    expect(readAloud(noteOf(all))).toBe(
      `# 2 messages may not have arrived
2 parts of the detail of the roll-up were sent, but nothing came back to say that they arrived, and I cannot look them up.
Look in the channel whether they are there. Send again what is not there, then leave the rest.
- 1 Early Help [Send again]
- 2 Exploitation [Send again]
[Send all 2 again] [Leave all 2]`,
    );
  });

  it('that it is too late to send again can only be left', () => {
    const past = { notAfter: period.closesAt };
    const now = period.closesAt;
    const all = three.map((one) => ({ ...one, ...past }));

    expect(readAloud(troubleNoteCard({ ...context, now }, { noteId: 'note', all }))).toBe(
      `# 3 messages may not have arrived
3 requests for updates were sent, but nothing came back to say that they arrived, and I cannot look them up.
It is too late to send them again: their time ended on Thursday 19 September at 5pm. Speak to these people yourself, then leave the messages.
- Ann
- Ben
- Cem
[Leave all 3]`,
    );
  });
});

it('several that were refused for good say so', () => {
  const all = three.map((one) => ({ ...one, what: 'failed', kind: 'reminder' }) as const);

  expect(readAloud(noteOf(all))).toBe(
    `# 3 messages were not delivered
3 reminders could not be delivered.
Check that these people's accounts are still there, then send the messages again. Leave what is not needed any more.
- Ann [Send again]
- Ben [Send again]
- Cem [Send again]
[Send all 3 again] [Leave all 3]`,
  );
});

describe('what failed since people do not have the app in Teams', () => {
  const lacking = { what: 'failed', platform: 'teams', lacksApp: true } as const;

  it('is told of one with the mend, which is no press', () => {
    expect(readAloud(noteOf([aTrouble('Ann', lacking)]))).toBe(
      `# A message was not delivered
The request for updates to Ann could not be delivered: Waymark is not installed for them in Teams.
Ask your IT team to install Waymark for them in Teams; they are asked as soon as it is there. If it is not needed any more, leave it.
[Send again] [Leave it]`,
    );
  });

  it('is told of several with who they are', () => {
    expect(readAloud(noteOf([aTrouble('Ann', lacking), aTrouble('Ben', lacking)]))).toBe(
      `# 2 messages were not delivered
2 requests for updates could not be delivered.
Waymark is not installed in Teams for: Ann and Ben. Ask your IT team to install Waymark for them in Teams; they are asked as soon as it is there. Leave what is not needed any more.
- Ann [Send again]
- Ben [Send again]
[Send all 2 again] [Leave all 2]`,
    );
  });

  it('is told apart from what failed for another reason', () => {
    const all = [aTrouble('Ann', lacking), aTrouble('Ben', { what: 'failed', platform: 'teams' })];

    expect(readAloud(noteOf(all))).toContain(
      "Waymark is not installed in Teams for: Ann. Ask your IT team to install Waymark for them in Teams; they are asked as soon as it is there. Check that the others' accounts are still there, then send the messages again.",
    );
  });

  it('is not called a question where it asks nothing', () => {
    expect(noteOf([aTrouble('Ann', { ...lacking, kind: 'receipt' })]).fallback).toContain(
      'this goes out as soon as it is there',
    );
  });
});

it('what somebody shared is told with who shared what, and on Slack how the bot is invited', () => {
  const changes = { what: 'failed', kind: 'shared', toChannel: true, platform: 'slack' } as const;
  const shared = { ...changes, title: '2 Early Help', sharedBy: 'Chair, Fathers' };
  const one = aTrouble('C1', shared);

  expect(readAloud(noteOf([one]))).toBe(
    `# A message was not delivered
What Chair, Fathers shared in the channel C1 ("2 Early Help") could not be delivered.
Check that the channel is still there. Invite me there with /invite @Waymark, then press Send again. If it is not needed any more, leave it.
[Send again] [Leave it]`,
  );
  expect(readAloud(noteOf([one, aTrouble('C2', { ...shared, title: '3 Schools' })]))).toContain(
    `Invite me there with /invite @Waymark, then send the messages again. Leave what is not needed any more.
- 2 Early Help, shared by Chair, Fathers [Send again]
- 3 Schools, shared by Chair, Fathers [Send again]`,
  );
  expect(readAloud(noteOf([{ ...one, platform: 'local' }]))).toContain(
    'Check that the channel is still there and I am in it, then press Send again.',
  );
});

it('one that it is too late to send again can only be left', () => {
  const all = [aTrouble('Ann', { what: 'failed', notAfter: period.closesAt })];

  expect(
    readAloud(troubleNoteCard({ ...context, now: period.closesAt }, { noteId: 'note', all })),
  ).toBe(
    `# A message was not delivered
The request for updates to Ann could not be delivered.
It is too late to send it again: its time ended on Thursday 19 September at 5pm. Speak to them yourself, then leave it.
[Leave it]`,
  );
});

describe('once something is decided', () => {
  const resent = aTrouble('Ann', { outcome: { how: 'resent', by: 'Coordinator' } });
  const left = aTrouble('Ben', { outcome: { how: 'dismissed', by: 'Executive' } });
  const needless = aTrouble('Dan', { outcome: { how: 'needless' } });
  const arrived = aTrouble('Eve', { outcome: { how: 'arrived' } });

  it('what is left to decide comes first, and then who decided what', () => {
    expect(readAloud(noteOf([resent, left, aTrouble('Cem')]))).toBe(
      `# A message may not have arrived
The request for updates to Cem was sent, but nothing came back to say that it arrived, and I cannot look it up.
Ask them whether it is there. If it is not, send it again. If it is, leave it.
1 request for updates was sent again by Coordinator: Ann. 1 request for updates was left as it is by Executive: Ben.
[Send again] [Leave it]`,
    );
  });

  it('all that was sent again by one is one sentence', () => {
    const all = three.map((one) => ({
      ...one,
      outcome: resent.outcome ?? { how: 'resent' as const },
    }));

    expect(readAloud(noteOf(all))).toBe(
      `# Sent again
3 requests for updates were sent again by Coordinator: Ann, Ben and Cem.
If one fails again, I will tell you.`,
    );
  });

  it('what was sent again by itself is said so, not to be by somebody', () => {
    const all = three.map((one) => ({ ...one, outcome: { how: 'reached' } }) as const);

    expect(readAloud(noteOf(all))).toBe(
      `# Sent again
3 requests for updates were sent again by themselves, since they have Waymark now: Ann, Ben and Cem.
If one fails again, I will tell you.`,
    );
  });

  it('every way is said', () => {
    expect(readAloud(noteOf([resent, left, needless, arrived]))).toBe(
      `# Nothing left to decide
1 request for updates was sent again by Coordinator: Ann.
1 request for updates was left as it is by Executive: Ben.
1 request for updates is not needed any more: Dan.
1 request for updates did arrive: Eve.
If one fails again, I will tell you.
What was left will not be sent again.`,
    );
  });

  it.each([
    [
      { how: 'reached' },
      '# Sent again\nThe request for updates to Ann was sent again by itself, since they have Waymark now. If it fails again, I will tell you.',
    ],
    [
      { how: 'needless' },
      '# Not needed any more\nThe request for updates to Ann is not needed any more. It will not be sent again.',
    ],
    [
      { how: 'arrived' },
      '# It did arrive\nThe request for updates to Ann did arrive. There is nothing to do.',
    ],
  ] as const)('one alone is said in a sentence: %o', (outcome, said) => {
    expect(readAloud(noteOf([aTrouble('Ann', { outcome })]))).toBe(said);
  });
});

it('a press on a note that has grown since is answered with the note as it is', () => {
  const card = troubleGrownCard(context, { noteId: 'note', all: three });

  expect(readAloud(card)).toMatch(
    /^# 3 messages may not have arrived\nMore messages have come to this since you saw it, so nothing was done yet\. Look again, then press\.\n3 requests/,
  );
});

it('fits every platform, whatever the names and however many decided', () => {
  const all = Array.from({ length: 400 }, (_, place) =>
    aTrouble(`${'Long name '.repeat(30)}${place}`, {
      kind: 'notice',
      title: 'A heading '.repeat(50),
      ...(place % 3 === 0 ? { outcome: { how: 'resent', by: `Coordinator ${place % 12}` } } : {}),
    }),
  );

  const { blocks, characters } = sizeOf(noteOf(all));

  expect(blocks).toBeLessThanOrEqual(cardLimits.blocks);
  expect(characters).toBeLessThanOrEqual(cardLimits.characters);
});
