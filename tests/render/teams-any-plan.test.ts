import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RollUpInput } from '../../src/core/roll-up.ts';
import { teamsFormOf } from '../../src/render/teams-form.ts';
import { teamsMessageOf } from '../../src/render/teams-message.ts';
import { libraryComplaints } from '../support/adaptive-library.ts';
import { anyPlanOf } from '../support/any-actions.ts';
import { cardComplaints, messageComplaints } from '../support/card-complaints.ts';
import { everyCard } from '../support/every-card.ts';
import { everyForm } from '../support/every-form.ts';

// Whatever the size of a plan and whatever was typed in it, Teams takes all that the product has to say of it.

/** Those at which something changes: a page, a screen; and how often each is tried. */
const sizes = [
  [1, 12],
  [20, 8],
  [50, 5],
  [51, 5],
  [100, 4],
  [101, 4],
  [500, 3],
  [2_000, 2],
] as const;

/** As many as Teams takes, each as long as a real one, and one too many. */
const people = Array.from({ length: 61 }, (_, place) => `29:1${String(place).padStart(80, 'x')}`);

test.each(sizes)(
  'Teams takes all that is said of a plan of %i actions',
  (size, numRuns) => {
    expectAllTaken(anyPlanOf(fc.constant(size)), numRuns);
  },
  60_000,
);

test('Teams takes all that is said of a plan of any size', () => {
  expectAllTaken(anyPlanOf(fc.integer({ min: 1, max: 2_000 })), 3);
}, 60_000);

/** A failure says what Teams would not take, and the seed: the plan itself would fill the screen many times. */
function expectAllTaken(plans: fc.Arbitrary<RollUpInput>, numRuns: number): void {
  const taken = fc.property(plans, expectTaken);
  const { failed, seed, errorInstance } = fc.check(taken, { numRuns, endOnFailure: true });
  if (failed) throw new Error(`Seed ${seed}`, { cause: errorInstance });
}

function expectTaken(input: RollUpInput): void {
  const messages = everyCard(input).map((card) => teamsMessageOf(card, people));
  expect(messages.flatMap(ofMessage)).toEqual([]);
  for (const inDialog of [false, true]) {
    const forms = everyForm(input).map((form) => teamsFormOf(form, { inDialog }));
    expect(forms.flatMap((form) => ofCard(form, inDialog))).toEqual([]);
  }
}

function ofMessage(message: ReturnType<typeof teamsMessageOf>): readonly string[] {
  const [{ content }] = message.attachments;
  return named(content.fallbackText, [
    ...messageComplaints(message),
    ...libraryComplaints(content),
  ]);
}

function ofCard(card: ReturnType<typeof teamsFormOf>, inDialog: boolean): readonly string[] {
  return named(card.fallbackText, [
    ...cardComplaints(card, { inDialog }),
    ...libraryComplaints(card),
  ]);
}

const named = (title: string, complaints: readonly string[]): readonly string[] =>
  complaints.map((one) => `${title.slice(0, 80)}: ${one}`);
