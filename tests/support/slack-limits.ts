import type {
  InputBlock,
  SlackBlock,
  SlackHome,
  SlackMessage,
  SlackModal,
} from '../../src/render/block-json.ts';
import { blockComplaints, said, tooLong } from './slack-block-limits.ts';
import { inputComplaints } from './slack-input-limits.ts';

/** What Slack publishes of messages and views, and what it was seen to refuse. */
const most = {
  /** docs.slack.dev/reference/block-kit/blocks: 50 in a message, 100 in a modal or a home. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** Of all blocks together: not published; slackapi/bolt-js, issue 2509. */
  characters: 13_000,
  /** Of the text beside the blocks where a message is replaced: docs.slack.dev/reference/methods/chat.update, msg_too_long. */
  fallback: 4_000,
  /** docs.slack.dev/reference/views/modal-views: title, submit and close; private_metadata; callback_id. */
  title: 24,
  metadata: 3_000,
  callbackId: 255,
  /** docs.slack.dev/reference/methods/views.open, view_too_large. */
  viewBytes: 250_000,
} as const;

type AnyBlock = SlackBlock | InputBlock;

/** Everything in which the message passes a limit of Slack's, a sentence each; none where Slack takes it. */
export function slackComplaints({ text, blocks }: SlackMessage): readonly string[] {
  const characters = JSON.stringify(textsIn(blocks)).length;
  // docs.slack.dev/reference/block-kit/blocks/table-block: only_one_table_allowed.
  const tables = blocks.filter(({ type }) => type === 'table').length;
  return [
    ...tooLong('The fallback', text, most.fallback),
    // docs.slack.dev/messaging/formatting-message-text: what is not escaped mentions somebody, or is a link that unfurls.
    ...said(/[<>]|&(?!(amp|lt|gt);)/.test(text), 'The fallback is not escaped.'),
    ...said(blocks.length > most.messageBlocks, `${blocks.length} blocks.`),
    ...said(characters > most.characters, `${characters} characters.`),
    ...said(tables > 1, `${tables} tables.`),
    ...said(
      blocks.some(({ type }) => String(type) === 'input'),
      'A message has an input.',
    ),
    ...everywhere(blocks),
  ];
}

/** Everything in which a modal or a home passes a limit of Slack's, a sentence each. */
export function viewComplaints(view: SlackModal | SlackHome): readonly string[] {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  return [
    ...said(view.blocks.length > most.viewBlocks, `${view.blocks.length} blocks.`),
    ...said(Buffer.byteLength(JSON.stringify(view)) > most.viewBytes, 'The view is too large.'),
    // slackapi/slack-skills-plugin, data-display-design.md: none in a modal; whether in a home has changed, so none there.
    ...said(
      view.blocks.some(({ type }) => type === 'table'),
      'A view has a table.',
    ),
    ...everywhere(view.blocks),
    ...(view.type === 'modal' ? modalComplaints(view, inputs.length) : []),
    ...said(view.type === 'home' && inputs.length > 0, 'A home has an input.'),
  ];
}

function modalComplaints(view: SlackModal, inputs: number): readonly string[] {
  return [
    ...[view.title, view.close, ...(view.submit ? [view.submit] : [])].flatMap(({ text }) =>
      tooLong('A title or button of the modal', text, most.title),
    ),
    ...said(view.private_metadata.length > most.metadata, 'The metadata is too long.'),
    ...tooLong('The callback id', view.callback_id, most.callbackId),
    ...said(inputs > 0 && !view.submit, 'There are inputs, and no way to send them.'),
  ];
}

/** What holds for blocks wherever they are. */
function everywhere(blocks: readonly AnyBlock[]): readonly string[] {
  const ids = valuesOf(blocks, 'block_id');
  const presses = valuesOf(
    blocks.filter(({ type }) => type !== 'input'),
    'action_id',
  );
  return [
    // docs.slack.dev/reference/block-kit/blocks: a block_id is one block's; an action_id, one element's of its block.
    ...said(new Set(ids).size < ids.length, 'Two blocks have one id.'),
    ...said(new Set(presses).size < presses.length, 'Two buttons have one id.'),
    // Half of a letter is no letter in JSON: a parser may refuse it, or put something else in its place.
    ...said(/\\ud[89a-f]/.test(JSON.stringify(blocks)), 'A letter was cut in half.'),
    ...blocks.flatMap((block) =>
      block.type === 'input' ? inputComplaints(block) : blockComplaints(block),
    ),
  ];
}

/** Every text in it, wherever it is. */
export function textsIn(blocks: readonly AnyBlock[]): readonly string[] {
  return valuesOf(blocks, 'text');
}

function valuesOf(blocks: readonly AnyBlock[], name: string): readonly string[] {
  const values: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === name && typeof value === 'string') values.push(value);
    return value;
  });
  return values;
}
