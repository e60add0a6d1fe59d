import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsked } from '../../src/core/asked.ts';
import { rollUpOf } from '../../src/core/roll-up.ts';
import type { RollUpCounts } from '../../src/core/roll-up-facts.ts';
import { anyRollUpInput } from '../support/any-actions.ts';

const runs = { numRuns: 60 };
const sum = (counts: RollUpCounts) => Object.values(counts).reduce((all, one) => all + one, 0);

test('every action counts once: the parts sum to the whole, in the plan and in its priorities', () => {
  fc.assert(
    fc.property(anyRollUpInput, (input) => {
      const { counts, total, priorities } = rollUpOf(input);
      expect(total).toBe(input.actions.length);
      expect(sum(counts)).toBe(total);
      for (const priority of priorities) expect(sum(priority.counts)).toBe(priority.total);
      expect(priorities.reduce((all, one) => all + one.total, 0)).toBe(total);
    }),
    runs,
  );
});

test('what nobody answered for is never counted under a colour', () => {
  fc.assert(
    fc.property(anyRollUpInput, (input) => {
      const facts = rollUpOf(input);
      input.actions.forEach((action, index) => {
        const silent = isAsked(action) && !action.updatedThisPeriod;
        const part = facts.actions[index]?.part ?? '';
        expect(part === 'no-update').toBe(silent && action.askedThisPeriod);
        if (silent) expect(['no-update', 'not-started', 'in-progress']).toContain(part);
      });
      expect(facts.updated + facts.counts['no-update']).toBe(facts.asked);
    }),
    runs,
  );
});

test('a snapshot reads back as it was written', () => {
  fc.assert(
    fc.property(anyRollUpInput, (input) => {
      const facts = rollUpOf({ ...input, previous: rollUpOf(input) });
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    }),
    runs,
  );
});
