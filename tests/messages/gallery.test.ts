import { expect, test } from 'vitest';
import { type ActionToRollUp, type RollUpFacts, rollUpOf } from '../../src/core/roll-up.ts';
import { chairCard } from '../../src/messages/chair.ts';
import { deputyCard, reminderCard } from '../../src/messages/chasers.ts';
import { prioritiesCard, priorityCard } from '../../src/messages/priority.ts';
import { promptCard } from '../../src/messages/prompt.ts';
import { receiptCard } from '../../src/messages/receipt.ts';
import { rollUpCard } from '../../src/messages/roll-up.ts';
import { rollUpDetailCards } from '../../src/messages/roll-up-detail.ts';
import {
  action,
  answered,
  ask,
  asked,
  context,
  earlyHelp,
  latest,
  period,
  readAloud,
  request,
  rollUpInput,
  toRollUp,
  working,
} from '../support/message-builders.ts';

// The main messages as people read them. A change of wording is a change here.

const campaign = action({ title: 'Launch the "Let\'s Hear the Father\'s Voice" campaign' });
const repository = working('amber', {
  ref: '4.2',
  title: 'Build a repository of resources',
  dueOn: '2024-08-31',
});
const sessions = working('red', { ref: '1.2', title: 'Hold launch sessions', subGroup: earlyHelp });
const owed = [
  asked(campaign),
  asked(repository, { canNoChange: true }),
  asked(sessions, { capacity: 'deputy', canNoChange: true }),
];
const onWednesday = { ...context, now: new Date('2024-09-18T08:00:00Z') };

test('the prompt', () => {
  expect(readAloud(promptCard(context, { ...request, items: owed, canPass: true }))).toBe(
    `# 3 actions need an update by Thursday 19 September, 5pm.
- 4.2 Build a repository of resources: ▲ Amber, last update 14 September, overdue since 31 August [Update]
- 4.1 Launch the "Let's Hear the Father's Voice" campaign: – No update yet [Update]
- 1.2 Hold launch sessions: ■ Red, last update 14 September [Update]
City of York Safeguarding Children Partnership: you get this because you lead Fathers and are deputy for Early Help. You can also reply in words: "4.1 green, first sessions held".
[Update several] [No change] [Remind me tomorrow] [Pass to deputy]`,
  );
});

test('the receipt', () => {
  const venueLost = {
    kind: 'decision',
    text: 'Agree another venue',
    neededByOn: '2024-10-01',
  } as const;
  const card = receiptCard(context, {
    ...request,
    answered: [
      answered(campaign, { sentence: 'Trained 45 staff across four schools.' }),
      answered(repository, { rag: 'amber', sentence: 'venue lost', ask: venueLost }),
    ],
    owed: owed.slice(2),
  });
  expect(readAloud(card)).toBe(
    `# Thank you.
- ● 4.1 is green: Trained 45 staff across four schools. [Edit]
- ▲ 4.2 is amber: venue lost; you asked the Executive for a decision by 1 October. [Edit]
1 action still needs an update by Thursday 19 September, 5pm.
- 1.2 Hold launch sessions: ■ Red, last update 14 September [Update]
City of York Safeguarding Children Partnership: you get this because you lead Fathers and are deputy for Early Help. You can also reply in words: "1.2 green, first sessions held".
[No change] [Remind me tomorrow]`,
  );
});

test('the reminder, and after a snooze', () => {
  const facts = { requestId: 'request', period, owed: owed.slice(1, 2), canPass: false };
  const reminder = reminderCard(onWednesday, { ...facts, afterSnooze: false });
  expect(reminder.fallback).toBe(
    '1 action still needs an update by Thursday 19 September, 5pm: 4.2.',
  );
  expect(readAloud(reminderCard(onWednesday, { ...facts, afterSnooze: true }))).toBe(
    `# 1 action still needs an update by Thursday 19 September, 5pm.
This is the reminder you asked for.
- 4.2 Build a repository of resources: ▲ Amber, last update 14 September, overdue since 31 August [Update]
City of York Safeguarding Children Partnership: you get this because you lead Fathers. You can also reply in words: "4.2 green, first sessions held".
[No change] [Remind me tomorrow]`,
  );
});

test('a reminder that is brought up to date after the close', () => {
  const late = { ...context, now: new Date('2024-09-19T16:00:00Z') };
  const facts = { ...request, owed: owed.slice(1, 2), afterSnooze: false };
  expect(reminderCard(late, facts).title).toBe(
    '1 action had no update by Thursday 19 September, 5pm.',
  );
});

test('to the deputy', () => {
  const items = [
    asked(campaign, { capacity: 'deputy' }),
    asked(repository, { capacity: 'deputy' }),
  ];
  const card = deputyCard(onWednesday, {
    requestId: 'request',
    period,
    items,
    reason: 'no-answer',
    openedAt: context.now,
  });
  expect(card.fallback).toBe(
    'You are deputy for Fathers. 2 actions have had no update since Monday 16 September, and need one by Thursday 19 September, 5pm.',
  );
  expect(readAloud(card)).toMatch(
    /^# 2 actions need an update by Thursday 19 September, 5pm\.\nYou are deputy for Fathers\. No update has come since Monday 16 September\.\n/,
  );
});

test('to the chair', () => {
  const onThursday = { ...context, now: new Date('2024-09-19T08:00:00Z') };
  const card = chairCard(onThursday, {
    period,
    openedAt: context.now,
    owed: owed.slice(0, 1),
    leads: new Map([[campaign.subGroup.id, 'Lead of Fathers']]),
  });
  expect(readAloud(card)).toBe(
    `# 1 action has had no update since Monday 16 September.
You chair Fathers.
Fathers: please ask Lead of Fathers.
- 4.1 Launch the "Let's Hear the Father's Voice" campaign: – No update yet [Update]
Answers close on Thursday 19 September at 5pm. You can also update it yourself.`,
  );
});

const onePriority = { id: 'p-1', number: 1, title: 'Prevention, Early Support and Early Help' };

function plan(): ActionToRollUp[] {
  const red = { rag: 'red', noChange: false, evidenced: false } as const;
  return [
    toRollUp({ ...sessions, rag: 'green', ragBefore: 'red', priority: onePriority }),
    toRollUp(campaign, { updatedThisPeriod: false }),
    toRollUp({
      ...repository,
      ragBefore: 'green',
      dueMoves: 2,
      latest: latest({ sentence: 'The venue was lost' }),
    }),
    toRollUp(working('green', { ref: '4.3', title: "Gather fathers' views" }), {
      updatedThisPeriod: false,
    }),
    toRollUp(working('red', { ref: '4.4', title: 'Audit again', ragBefore: 'red' }), {
      recentAnswers: [red, red, red],
    }),
    toRollUp(
      action({
        ref: 'X.1',
        title: 'Brief on reviews',
        priority: 'cross-cutting',
        state: 'complete-claimed',
      }),
    ),
    toRollUp(
      action({
        ref: 'X.2',
        title: 'Hold Safeguarding Week',
        priority: 'cross-cutting',
        state: 'complete-accepted',
      }),
      {
        updatedThisPeriod: false,
      },
    ),
  ];
}

function facts() {
  const before = [
    toRollUp({ ...sessions, priority: onePriority }),
    toRollUp({ ...repository, rag: 'green', dueOn: '2024-07-31', dueMoves: 1 }),
    toRollUp(working('red', { ref: '4.4' })),
  ];
  const asks = [
    ask({ neededByOn: '2024-10-01' }),
    ask({ ref: '1.2', kind: 'support', ofWhom: 'the Integrated Care Board', text: 'A trainer' }),
  ];
  return rollUpOf(rollUpInput(plan(), { previous: rollUpOf(rollUpInput(before)), asks }));
}

test('the roll-up', () => {
  expect(
    readAloud(rollUpCard({ ...context, now: new Date('2024-09-20T09:00:00Z') }, facts())),
  ).toBe(
    `# Roll-up: week of 16 September 2024
1 red, 1 amber, 1 green, 1 complete, 1 said to be complete, 2 no update; 4 of 7 actions updated, 1 not asked. Better since last time: 1.2 is green.
2 asks of the Executive
- 4.2 Build a repository of resources needs a decision by 1 October: Agree another venue.
- 1.2 Hold launch sessions needs support from the Integrated Care Board: A trainer.
1 completion to accept or send back
- X.1 Brief on reviews: said to be complete: /priority X.1
1 newly amber
- 4.2 Build a repository of resources: ▲ Amber, was ● Green. The venue was lost.
1 overdue and 1 due date moved
- 4.2 Build a repository of resources: overdue since 31 August, was 31 July; moved twice
1 sub-group with updates missing
- Fathers: 2 of 5 actions not updated (4.1 and 4.3)
1 action drifting
- 4.4 Audit again: red 3 times running
Priority | ■ Red | ▲ Amber | ● Green | Direction | Other
1 Prevention, Early Support and Early Help | 0 | 0 | 1 | ↗ Better | 
4 Engaging with Fathers | 1 | 1 | 0 | ↘ Worse | – 2 no update
Cross-cutting | 0 | 0 | 0 |  | ✓ 1 complete, ◇ 1 said to be complete
City of York Safeguarding Children Partnership. Asked on 16 September, counted on 20 September. More on any of it: /priority`,
  );
});

test('the roll-up in one sentence, for notifications and for who has it read aloud', () => {
  const { fallback } = rollUpCard({ ...context, now: new Date('2024-09-20T09:00:00Z') }, facts());
  expect(fallback).toBe(
    'Roll-up, week of 16 September 2024: 1 red, 1 amber, 1 green, 1 complete, 1 said to be complete, 2 no update; 4 of 7 actions updated, 1 not asked; 2 asks of the Executive; 1 completion to accept or send back; 1 newly amber; 1 overdue and 1 due date moved; 1 sub-group with updates missing; 1 action drifting.',
  );
});

test('a roll-up with something of every kind to say still says it', () => {
  const card = rollUpCard(context, { ...facts(), quiet: ['4.3'], late: lateAnswers() });
  const aloud = readAloud(card);
  expect(aloud).not.toMatch(/ here: /);
  expect(aloud).toContain('1 Prevention, Early Support and Early Help | 0 | 0 | 1 |');
  expect(card.blocks.length).toBe(19);
});

function lateAnswers(): RollUpFacts['late'] {
  return [{ ref: '4.2', periodOn: '2024-09-09', state: 'in-progress', rag: 'red', sentence: 'x' }];
}

test('while no priority has a colour, the table has none either', () => {
  const quiet = [toRollUp(campaign, { updatedThisPeriod: false })];
  expect(readAloud(rollUpCard(context, rollUpOf(rollUpInput(quiet))))).toContain(`
Priority | Actions
4 Engaging with Fathers | – 1 no update
`);
});

test('while answers can still come, the roll-up says so and until when', () => {
  const card = rollUpCard(onWednesday, facts());
  expect(readAloud(card)).toMatch(
    /^# Roll-up so far: week of 16 September 2024\nSo far: closes Thursday 5pm\. 1 red, /,
  );
  expect(card.fallback).toMatch(/^Roll-up so far, week of 16 September 2024: 1 red, /);
});

test('the first roll-up calls nothing new', () => {
  const actions = [toRollUp(repository), toRollUp(sessions)];
  const aloud = readAloud(rollUpCard(context, rollUpOf(rollUpInput(actions))));
  expect(aloud).toContain(`
1 red and 1 amber
- 1.2 Hold launch sessions: ■ Red. Ran two sessions.
`);
});

test('in the roll-up, a red and an amber that have gone quiet', () => {
  const silent = { updatedThisPeriod: false };
  const quiet = [toRollUp(repository, silent), toRollUp(sessions, silent)];
  const aloud = readAloud(rollUpCard(context, rollUpOf(rollUpInput(quiet))));
  expect(aloud).toContain(`
2 were red or amber and have gone quiet
- 1.2 Hold launch sessions: no update, last known ■ Red on 14 September
- 4.2 Build a repository of resources: no update, last known ▲ Amber on 14 September
1 overdue
`);
});

test('sub-groups left out of the roll-up are found by /progress subgroup', () => {
  const groups = ['Board', 'Schools', 'Health', 'Police', 'Early Help', 'Fathers', 'Neglect'];
  const actions = groups.map((name, index) =>
    toRollUp(action({ ref: `4.${index}`, subGroup: { id: name, key: name, name } }), {
      updatedThisPeriod: false,
    }),
  );
  expect(readAloud(rollUpCard(context, rollUpOf(rollUpInput(actions))))).toContain(
    'and 2 more: /progress subgroup',
  );
});

test('what was never answered has its notes without a full stop before them', () => {
  const late = toRollUp(action({ ref: '4.1', title: 'Launch', dueOn: '2024-08-31' }), {
    updatedThisPeriod: false,
  });
  const [detail] = rollUpDetailCards(context, rollUpOf(rollUpInput([late])));
  expect(detail && readAloud(detail)).toContain(
    '- 4.1 Launch: – No update, and none before (overdue since 31 August)',
  );
});

test('the detail of a priority, for the thread', () => {
  const [, detail] = rollUpDetailCards(context, facts());
  expect(detail && readAloud(detail)).toBe(
    `# 4 Engaging with Fathers
■ 1 red, ▲ 1 amber, – 2 no update. ↘ Worse
- 4.1 Launch the "Let's Hear the Father's Voice" campaign: – No update, and none before.
- 4.2 Build a repository of resources: ▲ Amber. The venue was lost. (overdue since 31 August; due date moved twice)
- 4.3 Gather fathers' views: – No update; ● Green on 14 September. Ran two sessions.
- 4.4 Audit again: ■ Red. Ran two sessions.`,
  );
});

test('every priority on one screen', () => {
  const priorities = [onePriority, { number: 4, title: 'Engaging with Fathers' }];
  expect(readAloud(prioritiesCard(context, { priorities, actions: plan() }))).toBe(
    `# City of York Safeguarding Children Partnership
7 actions: 1 red, 1 amber, 2 green, 1 complete, 1 said to be complete, 1 no update.
- 1 Prevention, Early Support and Early Help: ● 1 green. ↗ Better [Show]
- 4 Engaging with Fathers: ■ 1 red, ▲ 1 amber, ● 1 green, – 1 no update. ↘ Worse [Show]
- Cross-cutting: ✓ 1 complete, ◇ 1 said to be complete [Show]`,
  );
});

test('one priority', () => {
  const card = priorityCard(context, {
    priority: { number: 4, title: 'Engaging with Fathers' },
    actions: [campaign, { ...repository, ragBefore: 'green' }],
    asks: [ask({ neededByOn: '2024-09-01' })],
  });
  expect(readAloud(card)).toBe(
    `# 4 Engaging with Fathers
1 of 2 actions heard from: ▲ 1 amber, – 1 no update. ↘ Worse.
- 4.1 Launch the "Let's Hear the Father's Voice" campaign: – No update (due 31 March 2025) [History]
- 4.2 Build a repository of resources: ▲ Amber. Ran two sessions. (last update 14 September, overdue since 31 August) [History]
1 ask of the Executive
- 4.2 needed a decision by 1 September, which has passed: Agree another venue.
Last heard on 14 September, from Fathers.`,
  );
});
