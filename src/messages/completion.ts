import type { ActionNow } from '../core/action-now.ts';
import { limits } from '../core/report-check.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import type { Form } from './form.ts';
import { type Filled, textField } from './form-fields.ts';
import { text } from './parts.ts';
import { writeToken } from './token.ts';

/** Why a completion is not accepted. Field: reason. */
export function sendBackForm(
  context: MessageContext,
  { action, updateId, ...form }: Filled & { readonly action: ActionNow; readonly updateId: string },
): Form {
  return {
    title: `Send back ${refAndTitle(action, 60)}`,
    above: [text('Whoever reported it complete is told why, and the action is in progress again.')],
    groups: [
      {
        fields: [
          textField(form, 'reason', 'What is still to be done?', limits.detail, {
            required: true,
            multiline: true,
          }),
        ],
      },
    ],
    submitLabel: 'Send back',
    buttons: [],
    state: writeToken({
      kind: 'send-back',
      partnershipId: context.partnershipId,
      args: [updateId],
    }),
  };
}

/** Where the reason is blank. */
export const whatIsLeftNeeded = 'Say what is still to be done.';

/** To whoever claimed it, and to the coordinator who decided. */
export function completionDecidedCard(
  _context: MessageContext,
  {
    action,
    decision,
  }: {
    readonly action: ActionNow;
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
  const next = 'It is asked about again with the next request.';
  return {
    title: `${ref} was sent back`,
    blocks: [text(said), text(next)],
    buttons: [],
    fallback: `${ref} was sent back.${decision.reason ? ` ${sentence(decision.reason, 300)}` : ''}`,
  };
}
