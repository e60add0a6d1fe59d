import type { Block, ListItem } from './card.ts';
import { counted, figure } from './counted.ts';
import { item, text, toned } from './parts.ts';

/** In the place of lines that a message has no room for. */
export function linesLeftOut(count: number): ListItem {
  return item([`${counted(count, 'more line')} here, left out: this message is too long.`]);
}

/** Above the buttons of which some have no room; nothing where all have. */
export function buttonsLeftOut(count: number): Block[] {
  return count === 0 ? [] : [text(`${counted(count, 'more button')} left out here.`)];
}

/** At the end of a message that is not all there. */
export function messageCut(): Block {
  return toned(
    'muted',
    'This is longer than one message in Teams can be. What ends in … is cut short; ask for one action or priority to see more of it.',
  );
}

/** Above a form whose fields do not show all that was written in them. */
export function formCut(fields: number): Block[] {
  if (fields === 0) return [];
  const which = fields === 1 ? 'one field is' : `${figure(fields)} fields are`;
  return [
    toned(
      'warning',
      `This form is longer than Teams takes, so ${which} cut short below. It is saved as it stands here.`,
    ),
  ];
}

/** Below such a field. `length`: characters before. */
export function valueCut(length: number): string {
  return `Cut short: this had ${figure(length)} characters. End it as you want it saved.`;
}

/** On the button that shows a form by itself, with more room. */
export const openInWindow = 'Open in a window';

/** On the button that brings back the message in whose place a form stands. */
export const leaveForm = 'Cancel';
