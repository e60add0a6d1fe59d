import type { ActionNow, Capacity } from '../core/action-now.ts';
import { limits } from '../core/report-fields.ts';
import { unreachable } from '../core/unreachable.ts';
import { refAndTitle } from './action-line.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { ended, excerpt } from './excerpt.ts';
import type { Form } from './form.ts';
import { type Filled, textField } from './form-fields.ts';
import { text } from './parts.ts';
import { writeToken } from './token.ts';
import { plainCard } from './trouble.ts';

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

/** How a claimed completion ended: by whom it was decided, or that it is not claimed any more. */
export type ClaimOutcome =
  | { readonly kind: 'accepted' | 'sent-back'; readonly by?: string; readonly reason?: string }
  | { readonly kind: 'taken-back'; readonly by: Capacity }
  | { readonly kind: 'claimed-anew' };

/** To coordinators, in the place of what asked them to decide. */
export function claimOutcomeCard(action: ActionNow, outcome: ClaimOutcome): Card {
  const title = `${action.ref} ${outcomeTitles[outcome.kind]}`;
  const said = outcomeWords(refAndTitle(action), outcome);
  return { title, blocks: [text(said)], buttons: [], fallback: excerpt(said, 600) };
}

const outcomeTitles: Readonly<Record<ClaimOutcome['kind'], string>> = {
  accepted: 'is complete',
  'sent-back': 'was sent back',
  'taken-back': 'is not complete',
  'claimed-anew': 'is claimed again',
};

function outcomeWords(name: string, outcome: ClaimOutcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return ended(
        `✓ ${name} is accepted as complete${outcome.by ? `, by ${by(outcome.by)}` : ''}`,
      );
    case 'sent-back': {
      const why = outcome.reason ? `: ${excerpt(outcome.reason, 1_000)}` : '';
      return ended(`${name} was sent back${outcome.by ? ` by ${by(outcome.by)}` : ''}${why}`);
    }
    case 'taken-back':
      return `The ${outcome.by} took back that ${name} is complete, so there is nothing to decide.`;
    case 'claimed-anew':
      return `${name} is claimed again in other words: decide on the newer message.`;
    default:
      return unreachable(outcome);
  }
}

const by = (name: string): string => excerpt(name, 100);

/** To a coordinator: what a button is about is not in the plan any more. */
export const claimGoneCard = (): Card =>
  plainCard(
    'Out of date',
    'There is nothing to decide here any more, and nothing was changed. See the plan: /priority',
  );
