import { expect, test } from 'vitest';
import { claimOutcomeCard, sendBackForm } from '../../src/messages/completion.ts';
import { completionDecidedCard } from '../../src/messages/completion-decided.ts';
import { helpCard } from '../../src/messages/help.ts';
import { unreachableMemberCard } from '../../src/messages/not-reached.ts';
import {
  noChannelCard,
  skippedMilestoneCard,
  skippedOpeningCard,
} from '../../src/messages/notes.ts';
import {
  actionResumedCard,
  askingNotPausedCard,
  askingPausedAlreadyCard,
  askingResumedCard,
  notPausedCard,
  notToPauseCard,
  pausedCard,
} from '../../src/messages/pause.ts';
import { priorityCard } from '../../src/messages/priority.ts';
import { scheduleCard } from '../../src/messages/schedule.ts';
import { shareButton, shareDoneCard, sharedCard } from '../../src/messages/share.ts';
import {
  action,
  context,
  fathers,
  period,
  pressesOf,
  readAloud,
} from '../support/message-builders.ts';

const nextMonday = new Date('2024-09-23T08:00:00Z');

test('the schedule says what comes next, and then the rest', () => {
  const card = scheduleCard(context, {
    ahead: [
      { kind: 'remind', dueAt: new Date('2024-09-18T08:00:00Z') },
      { kind: 'close', dueAt: period.closesAt },
    ],
    nextOpensAt: nextMonday,
    canPause: true,
  });
  expect(readAloud(card)).toBe(
    `# What comes next
Next: Reminder, on Wednesday at 9am.
- Wednesday 18 September 2024 at 9am: Reminder
- Thursday 19 September 2024 at 5pm: Answers close
- Monday 23 September 2024 at 9am: Requests to the leads
[Pause asking]`,
  );
});

test('a paused schedule says since when, and can be resumed', () => {
  const pausedAt = new Date('2024-09-13T08:00:00Z');
  const card = scheduleCard(context, {
    ahead: [],
    nextOpensAt: nextMonday,
    pausedAt,
    canPause: true,
  });
  expect(card.fallback).toBe(
    'Asking is paused since Friday 13 September 2024 at 9am, and nobody is reminded. What was asked before then can still be answered, and its roll-up still comes.',
  );
  expect(pressesOf(card)).toEqual({ 'Resume asking': 'resume/cyscp' });
});

test('pausing and resuming say what that means', () => {
  expect(pressesOf(pausedCard(context, { action: action() }))).toEqual({
    Resume: 'resume/cyscp/4.1',
  });
  expect(
    askingResumedCard(context, { ahead: [], leftOut: [], nextOpensAt: nextMonday }).fallback,
  ).toBe('Asking is resumed. The next requests go out on Monday 23 September 2024 at 9am.');
  expect(actionResumedCard(action()).fallback).toBe(
    '4.1 Launch the campaign is asked about again with the next requests.',
  );
});

test('what cannot be paused or resumed is named, and nothing changed', () => {
  const said = [askingPausedAlreadyCard(), askingNotPausedCard(), notPausedCard('4.1')];
  expect(said.map(readAloud)).toEqual([
    '# Nothing changed\nAsking is paused already.',
    '# Nothing changed\nAsking is not paused.',
    '# Nothing changed\n4.1 is not paused.',
  ]);
});

test.each([
  ['paused', 'it is paused already.'],
  ['complete-claimed', 'it is said to be complete, and that waits to be accepted.'],
  ['complete-accepted', 'it is complete.'],
  ['closed-not-done', 'it is closed.'],
] as const)('what cannot be paused since it is %s says so', (state, why) => {
  expect(notToPauseCard({ ref: '4.1', state }).fallback).toBe(`4.1 cannot be paused: ${why}`);
});

test('help names the commands of the roles somebody holds', () => {
  const lead = readAloud(
    helpCard(context, { roles: [], subGroups: [{ id: fathers.id, as: 'lead' }] }),
  );
  const executive = readAloud(helpCard(context, { roles: ['executive'], subGroups: [] }));
  const coordinator = readAloud(helpCard(context, { roles: ['coordinator'], subGroups: [] }));
  expect(lead).toContain('/progress mine');
  expect(lead).not.toContain('/progress people');
  expect(executive).not.toContain('/progress mine');
  expect(coordinator).toContain('/progress people');
  expect(executive).toContain('/progress rollup preview: how the roll-up would read now');
});

test('what was left out names when it was due, and the mend', () => {
  const dueAt = new Date('2024-09-13T09:00:00Z');
  expect(skippedMilestoneCard(context, { kind: 'roll-up', dueAt }).fallback).toBe(
    'Roll-up to the Executive was due on Friday 13 September 2024 at 10am, and it came too late to do. It was kept: post it with /progress rollup post',
  );
  expect(skippedOpeningCard(context, dueAt, nextMonday).fallback).toBe(
    'The requests for updates due on Friday 13 September 2024 at 10am came too late to send, so nobody was asked. The next requests go out on Monday 23 September 2024 at 9am.',
  );
  const unreachable = { name: 'Lead, Fathers', usesTeams: false };
  expect(unreachableMemberCard(context, unreachable).fallback).toMatch(
    /^Lead, Fathers has no account I can write to, .* ask them yourself this time\.$/,
  );
  expect(unreachableMemberCard(context, { ...unreachable, usesTeams: true }).fallback).toMatch(
    /this time\. In Teams, whoever is in the plan by their e-mail address is found once Waymark is installed for them\.$/,
  );
  expect(noChannelCard(context).fallback).toContain('/progress rollup post');
});

test('what is shared has no buttons, and says who shared it', () => {
  const card = priorityCard(context, { priority: 'cross-cutting', actions: [action()], asks: [] });
  const inChannel = { words: 'priority X', inChannel: true };
  const withShare = { ...card, buttons: [shareButton(context, inChannel)] };
  const shared = sharedCard(context, { card: withShare, by: 'Chair, Fathers group' });
  expect(pressesOf(withShare)).toMatchObject({ 'Share here': 'share/cyscp/priority/X' });
  expect(pressesOf(shared)).toEqual({});
  expect(readAloud(shared)).toMatch(/Shared by Chair, Fathers group\.$/);
});

test('what was asked in a direct message is shared with the Executive, and that is said', () => {
  const button = shareButton(context, { words: 'priority 2', inChannel: false });
  expect(button).toMatchObject({
    label: 'Share with the Executive',
    describes: "Show this to everybody in the Executive's channel",
  });
  expect(readAloud(shareDoneCard({ here: false, elsewhere: false }))).toBe(
    `# Sharing
It will be in the Executive's channel in a moment. If it cannot be posted, your coordinator is told.`,
  );
  expect(shareDoneCard({ here: false, elsewhere: true }).fallback).toMatch(
    /^This channel is another partnership's, so it will be in your Executive's channel in a moment\./,
  );
});

test('a completion is accepted, or sent back with the reason', () => {
  const accepted = completionDecidedCard(context, {
    action: action(),
    periodId: 'period',
    decision: { kind: 'accepted' },
  });
  expect(accepted.fallback).toBe(
    '4.1 Launch the campaign is accepted as complete. Nobody is asked about it any more.',
  );
  const decision = { kind: 'sent-back', reason: 'Where is the evidence?' } as const;
  const sentBack = { action: action(), periodId: 'period', decision };
  expect(readAloud(completionDecidedCard(context, sentBack))).toBe(
    `# 4.1 was sent back
4.1 Launch the campaign was sent back: it is not complete yet. Where is the evidence?
You can answer now.
[Update]`,
  );
});

test.each([
  [
    { kind: 'accepted', by: 'Ada Lane' },
    '✓ 4.1 Launch the campaign is accepted as complete, by Ada Lane.',
  ],
  [
    { kind: 'sent-back', by: 'Ada Lane', reason: 'Where is the evidence?' },
    '4.1 Launch the campaign was sent back by Ada Lane: Where is the evidence?',
  ],
  [
    { kind: 'sent-back', reason: 'count them' },
    '4.1 Launch the campaign was sent back: count them.',
  ],
  [
    { kind: 'taken-back', by: 'deputy' },
    'The deputy took back that 4.1 Launch the campaign is complete, so there is nothing to decide.',
  ],
  [
    { kind: 'claimed-anew' },
    '4.1 Launch the campaign is claimed again in other words: decide on the newer message.',
  ],
] as const)('to a coordinator, a claim that ended as %j reads "%s"', (outcome, said) => {
  const card = claimOutcomeCard(action(), outcome);
  expect(card.fallback).toBe(said);
  expect(card.buttons).toEqual([]);
});

test('sending back needs a reason', () => {
  const errors = { reason: 'Say what is still to be done.' };
  const form = sendBackForm(context, { action: action(), updateId: 'update', errors });
  expect(form.groups[0]?.fields).toMatchObject([
    { name: 'reason', required: true, error: errors.reason },
  ]);
  expect(form.state).toBe('send-back/cyscp/update');
});

test('a heading is not said again in the words below it', () => {
  expect(readAloud(pausedCard(context, {}))).toBe(`# Asking is paused
Nobody is asked or reminded until you resume it. What was asked already can still be answered, and its roll-up still comes.
[Resume]`);
  expect(readAloud(pausedCard(context, { action: action() }))).toBe(`# 4.1 is paused
Nobody is asked about 4.1 Launch the campaign until you resume it.
[Resume]`);
  expect(readAloud(actionResumedCard(action()))).toBe(`# 4.1 is resumed
4.1 Launch the campaign is asked about again with the next requests.`);
});
