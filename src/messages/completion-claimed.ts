import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import { button, text } from './parts.ts';

/** To the coordinator: a lead says that an action is complete, and somebody has to accept that. */
export function completionClaimedCard(
  context: MessageContext,
  {
    action,
    updateId,
    ...said
  }: {
    readonly action: ActionNow;
    readonly updateId: string;
    readonly sentence: string;
    readonly impact: string;
  },
): Card {
  const title = `${refAndTitle(action)} is said to be complete.`;
  return {
    title,
    blocks: [
      text(`${action.subGroup.name}: ${sentence(said.sentence, 1_000)}`),
      text(`Difference made: ${sentence(said.impact, 1_000)}`),
    ],
    buttons: [
      button(context, 'accept', [updateId], 'Accept', { style: 'primary' }),
      button(context, 'send-back', [updateId], 'Send back'),
    ],
    fallback: `${title} Accept it, or send it back with a reason.`,
  };
}
