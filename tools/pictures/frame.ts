import { longDate } from '../../src/core/written-dates.ts';
import type {
  InputBlock,
  SlackBlock,
  SlackMessage,
  SlackModal,
} from '../../src/render/block-json.ts';
import { drawBlocks } from './draw-blocks.mjs';

// What stands around the blocks in Slack, as a likeness: plain boxes of our own, and never Slack's own pictures.

type Blocks = readonly (SlackBlock | InputBlock)[];

/** Said below each picture, so that nobody takes it for a photograph. */
const likeness = "A likeness of Slack, drawn from Waymark's own blocks.";

/** A message of the bot's in a conversation, or in a channel or thread. */
export function conversation(
  where: string,
  messages: readonly { readonly message: SlackMessage; readonly time: string }[],
): string {
  const all = messages.map(({ message: { blocks }, time }) => messageFrame(blocks, time));
  return framed(`<div class="bar">${escaped(where)}</div>${all.join('')}`);
}

export function modal({ title, close, submit, blocks }: SlackModal): string {
  const send = submit ? `<span class="press send">${escaped(submit.text)}</span>` : '';
  return framed(`<div class="modal">
    <div class="bar">${escaped(title.text)}<span class="close">✕</span></div>
    <div class="body">${drawn(blocks)}</div>
    <div class="foot"><span class="press">${escaped(close.text)}</span>${send}</div>
  </div>`);
}

export function home(blocks: Blocks): string {
  const tabs = '<span class="tab on">Home</span><span class="tab">Messages</span>';
  return framed(`<div class="bar">${avatar} Waymark</div><div class="tabs">${tabs}</div>
    <div class="body">${drawn(blocks)}</div>`);
}

const avatar = '<span class="avatar">W</span>';

function messageFrame(blocks: Blocks, time: string): string {
  return `<div class="message">${avatar}<div class="said">
    <div class="who"><b>Waymark</b> <span class="app">APP</span> <span class="time">${time}</span></div>
    ${drawn(blocks)}
  </div></div>`;
}

function drawn(blocks: Blocks): string {
  const shown = blocks.map((block) => (block.type === 'input' ? inputShown(block) : block));
  return drawBlocks(shown).replaceAll(libraryHeight, 'field-sizing:content;min-height:38px');
}

/** Of every box for text, also of those for one line. */
const libraryHeight = 'max-height:200px;min-height:80px;height:100px';

/** As Slack shows it: "(optional)" stands beside the label. Buttons to choose from belong together by their id. */
function inputShown({ element, label, optional, ...block }: InputBlock): object {
  const text = optional ? `${label.text} (optional)` : label.text;
  const named = { ...element, action_id: block.block_id };
  return { ...block, optional, label: { ...label, text }, element: dayShown(named) };
}

/** A browser writes a day in its own way: here it stands as in a box for text. */
function dayShown(element: InputBlock['element']): InputBlock['element'] {
  if (element.type !== 'datepicker') return element;
  const { action_id, initial_date: on } = element;
  const day = on ? longDate(on) : 'Select a date';
  const box = { type: 'plain_text_input', multiline: false, max_length: 100 } as const;
  return { ...box, action_id, initial_value: day };
}

const framed = (html: string): string =>
  `<main>${html}<div class="likeness">${escaped(likeness)}</div></main>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
