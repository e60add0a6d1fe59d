import { expect, test } from 'vitest';
import { type ActionFacts, actionCard } from '../../src/messages/action.ts';
import {
  action,
  answer,
  ask,
  context,
  pressesOf,
  readAloud,
  working,
} from '../support/message-builders.ts';

const cardOf = (facts: Partial<ActionFacts> = {}) =>
  actionCard(context, {
    action: working('amber'),
    history: [],
    asks: [],
    decisions: [],
    changes: [],
    periodId: 'period',
    canUpdate: false,
    canAccept: false,
    canPause: false,
    ...facts,
  });

test('an action with its history', () => {
  const card = cardOf({
    action: working('amber', {
      ragBefore: 'green',
      dueOn: '2024-08-31',
      baselineDueOn: '2024-07-31',
      dueMoves: 1,
      agencies: ['City of York Council', 'North Yorkshire Police'],
      measures: [
        { kind: 'difference', text: 'Fathers recorded', baseline: 'not known', target: '80%' },
      ],
    }),
    history: [
      {
        ...answer({ rag: 'amber', sentence: 'The venue was lost' }),
        id: 'second',
        impact: 'Fathers feel heard',
        impactStrength: 'early-sign',
      },
      {
        ...answer({ way: 'no-change', late: true, reportedAt: new Date('2024-09-09T10:00:00Z') }),
        id: 'first',
      },
    ],
    asks: [ask()],
    decisions: [
      {
        updateId: 'before',
        kind: 'sent-back',
        reason: 'Where is the evidence?',
        decidedAt: context.now,
      },
    ],
    changes: [
      {
        field: 'due',
        from: '2024-07-31',
        to: '2024-08-31',
        reason: 'venue lost',
        changedAt: context.now,
      },
    ],
  });
  expect(readAloud(card)).toBe(
    `# 4.1 Launch the campaign
Status: ▲ Amber. ↘ Worse
Due: 31 August, overdue; first agreed for 31 July, moved once
Priority: 4 Engaging with Fathers
Sub-group: Fathers
Agencies: City of York Council and North Yorkshire Police
Measure: Fathers recorded: baseline not known, target 80%
Latest: 16 September: ▲ Amber. The venue was lost. (from the lead)
Difference made: Fathers feel heard (an early sign)
1 ask of the Executive
- 4.2 needs a decision: Agree another venue.
Earlier updates
- 9 September: ● Green. Ran two sessions. (from the lead, no change, late)
Decisions
- 16 September: sent back: Where is the evidence?
Changes
- 16 September: due date from 31 July to 31 August: Venue lost.`,
  );
});

test('an action that was never answered for says so', () => {
  expect(readAloud(cardOf({ action: action() }))).toContain('Status: – No update yet');
});

const mayAll = { canUpdate: true, canAccept: true, canPause: true };
const claimed = working('green', { state: 'complete-claimed' });

test('each button is there for those who may', () => {
  expect(pressesOf(cardOf())).toEqual({});
  expect(pressesOf(cardOf(mayAll))).toEqual({
    Update: 'update/cyscp/a-4.1/period',
    Pause: 'pause/cyscp/4.1',
  });
});

test('a claimed completion is accepted or sent back by the update that claims it', () => {
  expect(pressesOf(cardOf({ ...mayAll, action: claimed }))).toEqual({
    Accept: 'accept/cyscp/update',
    'Send back': 'send-back/cyscp/update',
  });
  expect(pressesOf(cardOf({ ...mayAll, canAccept: false, action: claimed }))).toEqual({});
});

test('a paused action can only be resumed', () => {
  const paused = working('green', { state: 'paused' });
  expect(pressesOf(cardOf({ ...mayAll, action: paused }))).toEqual({
    Resume: 'resume/cyscp/4.1',
  });
});
