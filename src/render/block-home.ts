import type { Card } from '../messages/card.ts';
import type { SlackBlock, SlackHome } from './block-json.ts';
import { pressOf, slackBlocksOf } from './block-kit.ts';

/** Slack: 100 blocks a home (docs.slack.dev/reference/block-kit/blocks). */
const mostBlocks = 100;
/** Of all its text; Slack says 250 kilobytes a view, and long before that nobody reads on. */
const mostCharacters = 50_000;

/** Cards one below another, whole ones only: what does not fit is left out. */
export function slackHomeOf(cards: readonly Card[]): SlackHome {
  const press = pressOf();
  const blocks: SlackBlock[] = [];
  for (const card of cards) {
    const drawn = slackBlocksOf(card, press);
    const all = [...blocks, ...(blocks.length > 0 ? [divider] : []), ...drawn];
    if (all.length > mostBlocks || JSON.stringify(all).length > mostCharacters) continue;
    blocks.splice(0, blocks.length, ...all);
  }
  return { type: 'home', blocks };
}

const divider: SlackBlock = { type: 'divider' };
