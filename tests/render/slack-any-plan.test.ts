import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RollUpInput } from '../../src/core/roll-up.ts';
import type { Card } from '../../src/messages/card.ts';
import { slackModalOf, slackModalOfCard } from '../../src/render/block-form.ts';
import { slackHomeOf } from '../../src/render/block-home.ts';
import { slackMessageOf } from '../../src/render/block-kit.ts';
import { anyPlanOf } from '../support/any-actions.ts';
import { everyCard } from '../support/every-card.ts';
import { everyForm } from '../support/every-form.ts';
import { slackComplaints, viewComplaints } from '../support/slack-limits.ts';

// Whatever the size of a plan and whatever was typed in it, Slack takes all that the product has to say of it.

/** Those at which something changes: a page, Slack's blocks, its rows, a screen; and how often each is tried. */
const sizes = [
  [1, 20],
  [20, 15],
  [50, 8],
  [51, 8],
  [100, 6],
  [101, 6],
  [500, 4],
  [2_000, 2],
] as const;

test.each(sizes)(
  'Slack takes all that is said of a plan of %i actions',
  (size, numRuns) => {
    expectAllTaken(anyPlanOf(fc.constant(size)), numRuns);
  },
  60_000,
);

test('Slack takes all that is said of a plan of any size', () => {
  expectAllTaken(anyPlanOf(fc.integer({ min: 1, max: 2_000 })), 5);
}, 60_000);

/** A failure says what Slack would not take, and the seed: the plan itself would fill the screen many times. */
function expectAllTaken(plans: fc.Arbitrary<RollUpInput>, numRuns: number): void {
  const taken = fc.property(plans, expectTaken);
  const { failed, seed, errorInstance } = fc.check(taken, { numRuns, endOnFailure: true });
  if (failed) throw new Error(`Seed ${seed}`, { cause: errorInstance });
}

function expectTaken(input: RollUpInput): void {
  const cards = everyCard(input);
  const forms = everyForm(input);
  expect(cards.flatMap(asMessage)).toEqual([]);
  expect(cards.flatMap(asModal)).toEqual([]);
  expect(pages(cards).flatMap((page) => viewComplaints(slackHomeOf(page)))).toEqual([]);
  const unfolded = new Set(forms.flatMap(({ groups }) => [...groups.keys()]));
  for (const open of [new Set<number>(), unfolded]) {
    const modals = forms.map((form) => slackModalOf(form, open, `0,1,2|C0123456789|${form.state}`));
    expect(modals.flatMap((modal) => named(modal.title.text, viewComplaints(modal)))).toEqual([]);
  }
}

const asMessage = (card: Card): readonly string[] =>
  named(card.title, slackComplaints(slackMessageOf(card)));

const asModal = (card: Card): readonly string[] =>
  named(card.title, viewComplaints(slackModalOfCard(card, '')));

const named = (title: string, complaints: readonly string[]): readonly string[] =>
  complaints.map((one) => `${title.slice(0, 80)}: ${one}`);

/** Homes of all kinds: a few cards, and more than fit. */
function pages(cards: readonly Card[]): readonly (readonly Card[])[] {
  const byFive = cards.map((_, index) => cards.slice(index, index + 5));
  return [cards, cards.toReversed(), ...byFive.filter((_, index) => index % 5 === 0)];
}
