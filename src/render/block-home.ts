import type { Card } from '../messages/card.ts';
import { notShownCard } from '../messages/home.ts';
import type { SlackBlock, SlackHome } from './block-json.ts';
import { pressOf, slackBlocksOf } from './block-kit.ts';

/** Slack: 100 blocks a home (docs.slack.dev/reference/block-kit/blocks). */
const mostBlocks = 100;
/** Of all its text; Slack says 250 kilobytes a view, and long before that nobody reads on. */
const mostCharacters = 50_000;

/** Kept free for the line that says what is left out. */
const room = { blocks: 2, characters: 2_000 } as const;

/** Cards one below another, whole ones only: where not all of them fit, the last line says which are left out, and where they are. */
export function slackHomeOf(cards: readonly Card[]): SlackHome {
  const press = pressOf();
  const drawn = cards.map((card) => ({ card, blocks: slackBlocksOf(card, press) }));
  const whole = drawn.reduce<Blocks>((above, { blocks }) => below(above, blocks), []);
  if (fits(whole)) return { type: 'home', blocks: whole };
  let shown: Blocks = [];
  const leftOut: Card[] = [];
  for (const { card, blocks } of drawn) {
    const more = below(shown, blocks);
    if (fits(more, room)) shown = more;
    else leftOut.push(card);
  }
  const last = slackBlocksOf(notShownCard(leftOut.flatMap(({ title }) => title || [])), press);
  return { type: 'home', blocks: below(shown, last) };
}

type Blocks = readonly SlackBlock[];

const divider: SlackBlock = { type: 'divider' };

const below = (above: Blocks, blocks: Blocks): Blocks =>
  above.length > 0 ? [...above, divider, ...blocks] : blocks;

function fits(blocks: Blocks, kept = { blocks: 0, characters: 0 }): boolean {
  return (
    blocks.length <= mostBlocks - kept.blocks &&
    JSON.stringify(blocks).length <= mostCharacters - kept.characters
  );
}
