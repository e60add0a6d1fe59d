import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionNow } from '../../src/core/action-now.ts';
import { type RollUpInput, rollUpOf } from '../../src/core/roll-up.ts';
import { actionCard } from '../../src/messages/action.ts';
import type { Card } from '../../src/messages/card.ts';
import { besideWaiting } from '../../src/messages/draft-waiting.ts';
import { asksCard, overdueCard, subGroupCard } from '../../src/messages/lists.ts';
import { matchesCard } from '../../src/messages/matches.ts';
import { prioritiesCard, priorityCard } from '../../src/messages/priority.ts';
import { promptCard } from '../../src/messages/prompt.ts';
import { receiptCard } from '../../src/messages/receipt.ts';
import { rollUpCard } from '../../src/messages/roll-up.ts';
import { rollUpDetailCards } from '../../src/messages/roll-up-detail.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { anyRollUpInput } from '../support/any-actions.ts';
import { answer, asked, context, request } from '../support/message-builders.ts';

const runs = { numRuns: 40 };

/** Counted anew, not by the code that fits them: a list with buttons may be drawn a block a line. */
function expectOneScreen(card: Card): void {
  const blocks = card.blocks.map((block) =>
    block.kind === 'list' && block.items.some(({ button }) => button) ? block.items.length : 1,
  );
  expect(blocks.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(20);
  expect(plainTextOf(card).length).toBeLessThanOrEqual(10_000);
  expect(card.title.length).toBeLessThanOrEqual(150);
  expect(card.fallback.length).toBeLessThanOrEqual(1_000);
}

test('a roll-up fits one screen at any size of plan, and so does each part of its detail', () => {
  fc.assert(
    fc.property(anyRollUpInput, (input) => {
      const facts = rollUpOf({ ...input, previous: rollUpOf(before(input)) });
      expectOneScreen(rollUpCard(context, facts));
      for (const card of rollUpDetailCards(context, facts)) expectOneScreen(card);
    }),
    runs,
  );
});

test('the detail of a roll-up leaves no action out', () => {
  fc.assert(
    fc.property(anyRollUpInput, (input) => {
      const cards = rollUpDetailCards(context, rollUpOf(input));
      const items = cards.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])),
      );
      const named = items.map(({ spans }) => spans[0]?.text.split(' ')[0]);
      expect([...named].sort()).toEqual(input.actions.map(({ ref }) => ref).sort());
    }),
    runs,
  );
});

test('every answer to a command fits one screen', () => {
  fc.assert(
    fc.property(anyRollUpInput, ({ actions, asks }) => {
      const priorities = Array.from({ length: 40 }, (_, index) => ({
        number: index + 1,
        title: actions[0]?.title ?? '',
      }));
      const words = actions[0]?.title ?? '';
      const subGroups = [{ key: 'g', name: words }];
      expectOneScreen(prioritiesCard(context, { priorities, actions }));
      expectOneScreen(priorityCard(context, { priority: 'cross-cutting', actions, asks }));
      expectOneScreen(subGroupCard(context, { name: words, actions, asks }));
      expectOneScreen(overdueCard(context, actions));
      expectOneScreen(asksCard(context, asks));
      expectOneScreen(matchesCard(context, { words, priorities, actions, subGroups }));
      for (const action of actions.slice(0, 5)) expectOneScreen(historyOf(action));
    }),
    runs,
  );
});

test('what somebody owes is asked for ten at a time, in few characters', () => {
  fc.assert(
    fc.property(anyRollUpInput, ({ actions }) => {
      const items = actions.map((action) => asked(action, { canNoChange: true }));
      const half = items.slice(0, items.length / 2);
      const answered = half.map((one) => ({
        ...one,
        answer: answer({ sentence: one.title, ask: { kind: 'decision', text: one.title } }),
      }));
      const prompt = promptCard(context, { ...request, items, page: 2 });
      const receipt = receiptCard(context, { ...request, answered, owed: items });
      const said = items.map(
        ({ ref, title }) => ({ ref, choice: 'red', sentence: title }) as const,
      );
      const theirs = answered.map(({ ref, answer }) => ({ ref, ...answer, yours: false }));
      const waiting = { draftId: 'draft', items: said, theirs };
      const besides = [undefined, prompt, receipt].map((one) =>
        besideWaiting(context, waiting, one),
      );
      for (const card of [prompt, receipt, ...besides]) {
        expect(plainTextOf(card).length).toBeLessThanOrEqual(10_000);
        expect(card.fallback.length).toBeLessThanOrEqual(1_000);
      }
    }),
    runs,
  );
});

/** As it stood a period ago: every colour another one, every due date where it was first. */
function before(input: RollUpInput): RollUpInput {
  return {
    ...input,
    actions: input.actions.map((action) => ({
      ...action,
      dueMoves: 0,
      rag: action.rag === 'green' ? 'red' : 'green',
    })),
  };
}

function historyOf(action: ActionNow): Card {
  const long = action.title;
  const report = {
    ...answer({ sentence: long }),
    id: 'update',
    impact: long,
    voice: long,
    issue: long,
    effect: long,
  };
  const at = context.now;
  return actionCard(context, {
    action: { ...action, agencies: Array.from({ length: 30 }, () => long) },
    history: Array.from({ length: 10 }, () => ({ ...report, nextSteps: long, mitigation: long })),
    asks: [],
    decisions: Array.from({ length: 9 }, () => ({
      updateId: 'before',
      kind: 'sent-back' as const,
      reason: long,
      decidedAt: at,
    })),
    changes: Array.from({ length: 30 }, () => ({
      field: 'title',
      from: long,
      to: long,
      changedAt: at,
    })),
    periodId: 'period',
    canUpdate: true,
    canAccept: true,
    canPause: true,
  });
}
