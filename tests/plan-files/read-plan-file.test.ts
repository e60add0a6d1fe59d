import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { writePlanFile } from '../../src/plan-files/write-plan-file.ts';
import { smallPlan } from '../support/plan-builder.ts';
import { sentencesOf } from '../support/read-plan.ts';

const extensions = ['yaml', 'csv', 'xlsx'] as const;

test.each(extensions)('50 MB of %s are refused before they are parsed', async (extension) => {
  const startedAt = performance.now();

  const reading = await readPlanFile(new Uint8Array(50 * 1024 * 1024), `plan.${extension}`);

  expect(sentencesOf(reading)).toEqual([
    'The file is 50.0 MB, and a plan is at most 5 MB. Take out what is not part of the plan.',
  ]);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('a name of another kind of file is refused', async () => {
  const reading = await readPlanFile(new TextEncoder().encode('a plan'), 'plan.docx');

  expect(sentencesOf(reading)).toEqual([
    'The name of a plan file should end in .yaml, .yml, .xlsx or .csv. Save it as one of these.',
  ]);
});

test.each(['plan.yaml', 'plan.CSV'])('binary rubbish named %s is not text', async (name) => {
  const reading = await readPlanFile(Uint8Array.of(0x50, 0x4b, 0, 255, 1), name);

  expect(sentencesOf(reading)).toEqual([
    'The file is not UTF-8 text. Save it as UTF-8; in Excel that is "CSV UTF-8".',
  ]);
});

test('any bytes at all give sentences, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...extensions),
      async (bytes, extension) => {
        const reading = await readPlanFile(bytes, `plan.${extension}`);

        expect(sentencesOf(reading)).not.toEqual([]);
      },
    ),
  );
});

test.each(extensions)(
  'a %s that was damaged on its way is read or refused, never thrown',
  async (extension) => {
    const whole = await writePlanFile(smallPlan(), extension);

    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.boolean(),
        async (at, byte, isCut) => {
          const damaged = isCut ? whole.slice(0, at) : whole.with(at, byte);

          const reading = await readPlanFile(damaged, `plan.${extension}`);

          expect(typeof reading.ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  },
);
