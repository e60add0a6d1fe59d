import type { SlackBlock } from '../../src/render/block-json.ts';
import { writtenIn } from './slack-blocks.ts';
import { buttonsOf } from './slack-person.ts';
import type { Sent } from './slack-sender.ts';
import type { SlackWorld } from './slack-world.ts';

type Blocks = { readonly blocks: readonly SlackBlock[] };

/** Everything that is written in a message or an answer. */
export const written = (message: object | undefined): string =>
  writtenIn((message as Blocks | undefined)?.blocks ?? []);

/** The labels of its buttons, in order. */
export const labelsOn = (message: object | undefined): readonly string[] =>
  buttonsOf((message as Blocks | undefined)?.blocks ?? []).map(({ text }) => text.text);

/** What was said last at the address that Slack gives for answers. */
export function lastAnswer({ responses }: SlackWorld) {
  const last = responses.at(-1);
  if (!last) throw new Error('Nothing was said.');
  return last as Readonly<Record<string, unknown>> & Blocks;
}

/** What a command was answered with. */
export const cardIn = ({ said }: Sent) => said as Readonly<Record<string, unknown>> & Blocks;
