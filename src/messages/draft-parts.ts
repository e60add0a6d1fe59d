import { markText, ragMarks, stateMarks } from '../core/rag.ts';
import { refAndTitle } from './action-line.ts';
import { type AnsweredItem, savedNow } from './answered-first.ts';
import type { Button, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import { type Section, sectionOf } from './fit.ts';
import { bold, button, item } from './parts.ts';

export interface DraftItemShown {
  readonly ref: string;
  readonly choice: 'green' | 'amber' | 'red' | 'not-started' | 'no-change';
  /** Empty only with no-change. */
  readonly sentence: string;
}

/** What is saved beside what the reply says. */
export function savedSection(context: MessageContext, answers: readonly AnsweredItem[]): Section {
  const draw = (one: AnsweredItem) => savedNow(context, one);
  return sectionOf(answers, draw, { heading: 'Saved now', rest: '/progress mine' });
}

export function draftItem(
  { ref, choice, sentence: typed }: DraftItemShown,
  title?: string,
): ListItem {
  const name = title ? refAndTitle({ ref, title }) : ref;
  return item([bold(name), `: ${choiceText(choice)}. ${sentence(typed, 300)}`.trimEnd()]);
}

function choiceText(choice: DraftItemShown['choice']): string {
  if (choice === 'no-change') return 'No change';
  return markText(choice === 'not-started' ? stateMarks[choice] : ragMarks[choice]);
}

export function draftButtons(
  context: MessageContext,
  draftId: string,
  confirm: 'confirm-draft' | 'confirm-waiting' = 'confirm-draft',
): Button[] {
  return [
    button(context, confirm, [draftId], 'Confirm', { style: 'primary' }),
    button(context, 'discard-draft', [draftId], 'Throw away'),
  ];
}
