import { expect, test } from 'vitest';
import type { Card } from '../../src/messages/card.ts';
import { homeFootCard } from '../../src/messages/home.ts';
import { slackHomeOf } from '../../src/render/block-home.ts';
import { writtenIn } from '../support/slack-blocks.ts';
import { viewComplaints } from '../support/slack-limits.ts';

/** A card of so many blocks besides its title. */
const cardOf = (title: string, blocks: number, characters = 10): Card => ({
  title,
  blocks: Array.from({ length: blocks }, () => ({
    kind: 'text',
    spans: [{ text: 'x'.repeat(characters) }],
  })),
  buttons: [],
  fallback: title,
});
const groups = (count: number, blocks: number, characters?: number) =>
  Array.from({ length: count }, (_, index) => cardOf(`Group ${index + 1}`, blocks, characters));

test('a page on which every card has room says nothing of others', () => {
  const page = slackHomeOf(groups(10, 8));

  expect(page.blocks).toHaveLength(99);
  expect(writtenIn(page.blocks)).not.toContain('not shown');
});

test.each([
  ['blocks', groups(12, 8)],
  ['characters', groups(12, 2, 2_900)],
])(
  'cards for which there is no room, by %s, are counted and named last, with where they are',
  (_, cards) => {
    const page = slackHomeOf(cards);

    expect(writtenIn(page.blocks)).toMatch(
      /(\d|1\d) more are not shown here: Group [^.]*Group 12\. .*\/progress subgroup .*\/progress mine.*\/priority, for all else \/progress help$/,
    );
    expect(viewComplaints(page)).toEqual([]);
  },
);

test('one card without room, before others that have it, is named too', () => {
  const page = slackHomeOf([cardOf('Schools', 50), cardOf('Health', 60), cardOf('Police', 20)]);

  expect(writtenIn(page.blocks)).toContain('Police');
  expect(writtenIn(page.blocks)).toContain('1 more is not shown here: Health.');
});

test('the foot of the page is not counted where there is no room for it', () => {
  const cards = [cardOf('Schools', 96), cardOf('Health', 60), homeFootCard()];

  const said = writtenIn(slackHomeOf(cards).blocks);

  expect(said).toMatch(/1 more is not shown here: Health\. .*\/progress help$/);
  expect(said).not.toContain('everything you can ask me');
});

test('cards with the longest names leave room to say so', () => {
  const cards = groups(120, 8).map((card) => ({ ...card, title: `${card.title} "\\`.repeat(40) }));

  expect(viewComplaints(slackHomeOf(cards))).toEqual([]);
  expect(writtenIn(slackHomeOf(cards).blocks)).toContain('more are not shown here');
});
