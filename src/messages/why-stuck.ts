import { notInTeams } from '../core/app-not-there.ts';
import { leaseRanOut } from '../core/lease-ran-out.ts';
import type { MessageState } from '../core/message-state.ts';
import { excerpt } from './excerpt.ts';

// For whoever runs the bot: a message that was held or failed, why, and what to do.

/** The one mend, said the same wherever such messages are named. */
export const stuckMend =
  'Ask, or look in the channel, whether it is there. Then send it again: waymark deliveries resend ID, or leave it: waymark deliveries dismiss ID. The coordinator can do the same in chat: Send again, Leave it.';

export interface StuckMessage {
  readonly state: MessageState;
  /** What was kept of the last attempt. */
  readonly lastError?: string;
}

/** Why a message is held or failed, as a sentence; empty for any other. */
export function whyStuckText({ state, lastError }: StuckMessage): string {
  const reason = lastError && excerpt(lastError.replace(/\.$/, ''), 160);
  switch (state) {
    case 'held':
      return heldText(reason);
    case 'failed':
      if (reason === notInTeams) return `${notInTeams}. ${noAppMend}`;
      return reason
        ? `It was refused for good: ${reason}.`
        : 'It was refused for good, and the reason is not known.';
    default:
      return '';
  }
}

const noAppMend =
  'Their IT team can install it for them; then this goes out by itself, as far as it is still true.';

function heldText(reason: string | undefined): string {
  if (reason === leaseRanOut) {
    return 'The bot was stopped or cut off while it sent this, and nobody can look up whether it arrived.';
  }
  const why = reason ? `: ${reason}` : '';
  return `Nothing came back to say that it arrived, and nobody can look it up${why}.`;
}
