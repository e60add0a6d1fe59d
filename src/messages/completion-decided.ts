import type { ActionNow } from '../core/action-now.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import { button, text } from './parts.ts';
import { plainCard } from './trouble.ts';

/** To whoever claimed it. */
export function completionDecidedCard(
  context: MessageContext,
  {
    action,
    periodId,
    decision,
  }: {
    readonly action: ActionNow;
    /** Where an answer would belong. */
    readonly periodId: string;
    readonly decision: { readonly kind: 'accepted' | 'sent-back'; readonly reason?: string };
  },
): Card {
  const { ref } = action;
  const name = refAndTitle(action);
  if (decision.kind === 'accepted') {
    const said = `✓ ${name} is accepted as complete. Nobody is asked about it any more.`;
    return {
      title: `${ref} is complete`,
      blocks: [text(said)],
      buttons: [],
      fallback: said.slice(2),
    };
  }
  const reason = decision.reason ? ` ${sentence(decision.reason, 2_500)}` : '';
  const said = `${name} was sent back: it is not complete yet.${reason}`;
  const update = button(context, 'update', [action.id, periodId], 'Update', {
    style: 'primary',
    describes: `Update ${name}`,
  });
  return {
    title: `${ref} was sent back`,
    blocks: [text(said), text('You can answer now.')],
    buttons: [update],
    fallback: `${ref} was sent back.${decision.reason ? ` ${sentence(decision.reason, 300)}` : ''}`,
  };
}

/** In the place of what said that it was sent back, to its author and to coordinators, once it is answered. */
export function answeredSinceCard(action: ActionNow): Card {
  const said = `${refAndTitle(action)} was sent back, and was answered since${sinceWords(action)}.`;
  return plainCard(`${action.ref} was answered`, said);
}

/** Only what becomes of the claim: an old message is not redrawn for every later answer. */
function sinceWords({ state }: ActionNow): string {
  if (state === 'complete-accepted') return ': it is accepted as complete now';
  if (state !== 'complete-claimed') return '';
  return ': it is said to be complete again, and waits to be accepted';
}
