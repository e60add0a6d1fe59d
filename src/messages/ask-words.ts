import type { LocalDate } from '../core/local-date.ts';
import type { AskKind } from '../core/status-update.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { clause, sentence } from './excerpt.ts';
import { bold, item } from './parts.ts';
import { dayInText, todayOf } from './when.ts';

export interface AskShown {
  readonly ref: string;
  readonly kind: AskKind;
  readonly text: string;
  readonly ofWhom?: string;
  readonly neededByOn?: LocalDate;
}

/** "a decision", "support", "information" */
export const askKindWords: Readonly<Record<AskKind, string>> = {
  decision: 'a decision',
  support: 'support',
  information: 'information',
};

/** "4.2: a decision by 1 October: The venue was lost." */
export function askItem(context: MessageContext, ask: AskShown, most = 240): ListItem {
  const from = ask.ofWhom ? ` from ${clause(ask.ofWhom, 60)}` : '';
  return item([
    bold(ask.ref),
    `: ${askKindWords[ask.kind]}${from}${neededBy(context, ask)}: ${sentence(ask.text, most)}`,
  ]);
}

function neededBy(context: MessageContext, { neededByOn }: AskShown): string {
  if (!neededByOn) return '';
  const day = dayInText(context, neededByOn);
  return neededByOn < todayOf(context) ? `, needed by ${day}, which has passed` : ` by ${day}`;
}
