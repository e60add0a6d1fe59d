import type { ActionNow } from '../core/action-now.ts';
import { lastKnown, overdueWords } from './action-line.ts';
import type { Block } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import { toned } from './parts.ts';
import { type FormKind, writeToken } from './token.ts';

/** One action among several of a form. */
export interface FormRow {
  readonly action: ActionNow;
  /** The revision of this period's answer that the form starts from; 0: none. */
  readonly revisionSeen: number;
}

export const noChange = {
  value: 'no-change',
  label: 'No change',
  hint: 'The last update once more.',
};

/** "▲ Amber, last update 14 September, overdue since 31 August: venue lost." */
export function lastWords(context: MessageContext, action: ActionNow): Block {
  const overdue = overdueWords(context, action);
  const words = [lastKnown(context, action), ...(overdue ? [overdue] : [])];
  const said = action.latest ? `: ${sentence(action.latest.sentence, 200)}` : '.';
  return toned('muted', `${words.join(', ')}${said}`);
}

/** The form's state: what is given first, then for each action its id and the revision seen. */
export function stateOfRows(
  context: MessageContext,
  kind: FormKind,
  first: readonly string[],
  rows: readonly FormRow[],
): string {
  const pairs = rows.flatMap(({ action, revisionSeen }) => [action.id, String(revisionSeen)]);
  return writeToken({ kind, partnershipId: context.partnershipId, args: [...first, ...pairs] });
}
