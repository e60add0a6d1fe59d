import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { writePlanFile } from '../../src/plan-files/write-plan-file.ts';
import { anyPlan } from '../support/any-plan.ts';

test.each(['yaml', 'csv', 'xlsx'] as const)(
  'a plan written as %s is read as the same plan',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        const bytes = await writePlanFile(plan, format);

        const reading = await readPlanFile(bytes, `plan.${format}`);

        expect(reading).toEqual({ ok: true, plan, notes: expect.any(Array) });
      }),
      { numRuns: 60 },
    );
  },
);
