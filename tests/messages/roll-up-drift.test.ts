import { expect, test } from 'vitest';
import { type ActionToRollUp, rollUpOf } from '../../src/core/roll-up.ts';
import { rollUpCard } from '../../src/messages/roll-up.ts';
import { rollUpDetailCards } from '../../src/messages/roll-up-detail.ts';
import { context, readAloud, rollUpInput, toRollUp, working } from '../support/message-builders.ts';

const green = { rag: 'green', noChange: false, evidenced: false } as const;
const red = { ...green, rag: 'red' } as const;

function drifting(rag: 'green' | 'red', ref: string, changes: Partial<ActionToRollUp> = {}) {
  const said = rag === 'green' ? green : red;
  const action = working(rag, { ref, title: `Action ${ref}`, ragBefore: rag });
  return toRollUp(action, { recentAnswers: [said, said, said], ...changes });
}

function driftLines(actions: readonly ActionToRollUp[]): string {
  const facts = rollUpOf(rollUpInput(actions));
  const [, lines] =
    /\n(\d+ actions? drifting\n(?:- .*\n)*)/.exec(readAloud(rollUpCard(context, facts))) ?? [];
  return lines ?? '';
}

test('a green that shows no difference is a line of its own', () => {
  expect(driftLines([drifting('green', '4.1')])).toBe(`1 action drifting
- 4.1 Action 4.1: green 3 times running, with no difference described
`);
});

test('several share one line, which counts and names them', () => {
  const longer = { recentAnswers: [green, green, green, green] };
  const actions = [
    drifting('green', '4.1'),
    drifting('red', '4.2'),
    drifting('green', '4.3', longer),
    drifting('green', '4.4'),
  ];
  expect(driftLines(actions)).toBe(`4 actions drifting
- 3 actions: green 3 times or more running, with no difference described (4.1, 4.3 and 4.4)
- 4.2 Action 4.2: red 3 times running
`);
});

test('one that drifts in another way too says both in one line', () => {
  const same = { ...green, noChange: true };
  const actions = [
    drifting('green', '4.1', { recentAnswers: [same, same, same] }),
    drifting('green', '4.2'),
  ];
  expect(driftLines(actions)).toBe(`2 actions drifting
- 4.1 Action 4.1: green 3 times running, with no difference described; no change 3 times running
- 4.2 Action 4.2: green 3 times running, with no difference described
`);
});

test('however many there are, the reds beside them are shown, and what is left out is counted', () => {
  const greens = Array.from({ length: 40 }, (_, index) => drifting('green', `1.${index + 1}`));
  const reds = Array.from({ length: 6 }, (_, index) => drifting('red', `2.${index + 1}`));
  expect(driftLines([...greens, ...reds])).toBe(`46 actions drifting
- 40 actions: green 3 times running, with no difference described (1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.10 and 30 more)
- 2.1 Action 2.1: red 3 times running
- 2.2 Action 2.2: red 3 times running
- 2.3 Action 2.3: red 3 times running
- 2.4 Action 2.4: red 3 times running
- also 2.5 and 2.6: ask for one by its number, such as /priority 2.3
`);
});

test('a date that moved this time is not said again', () => {
  const moved = toRollUp(working('green', { ref: '4.1', title: 'Action 4.1', dueMoves: 1 }), {
    recentAnswers: [green, green, green],
  });
  expect(driftLines([moved])).toBe(`1 action drifting
- 4.1 Action 4.1: green 3 times running, with no difference described
`);
});

test('the detail in the thread says it of each', () => {
  const [card] = rollUpDetailCards(
    context,
    rollUpOf(rollUpInput([drifting('green', '4.1'), drifting('red', '4.2')])),
  );
  const [first, second] = card ? readAloud(card).split('\n').slice(-2) : [];
  expect(first).toMatch(/^- 4\.1 .*\(no difference described\)$/);
  expect(second).not.toContain('no difference described');
});
