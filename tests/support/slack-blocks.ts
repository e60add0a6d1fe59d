import type { InputBlock, SlackBlock } from '../../src/render/block-json.ts';
import { textsIn } from './slack-limits.ts';

/** Everything that is written in blocks, in order, with a space between; what may not be parted at a line's end reads as it is said. */
export function writtenIn(blocks: readonly (SlackBlock | InputBlock)[]): string {
  return textsIn(blocks).join(' ').replaceAll('\u00a0', ' ');
}
