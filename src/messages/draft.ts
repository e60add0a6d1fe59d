import type { ActionNow } from '../core/action-now.ts';
import { markText, ragMarks, stateMarks } from '../core/rag.ts';
import { refAndTitle } from './action-line.ts';
import { type AnsweredFirst, howToPick, savedNow } from './answered-first.ts';
import type { Button, Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { notReadText, saidFirst, stillWaitText } from './draft-words.ts';
import { excerpt, sentence } from './excerpt.ts';
import { fitted, type Section, sectionOf } from './fit.ts';
import { greetingCard } from './greeting.ts';
import { bold, button, item, text } from './parts.ts';
import { plainCard } from './trouble.ts';

/** What is saved for one of the items. */
export type AnsweredItem = AnsweredFirst & { readonly ref: string };

export interface DraftItemShown {
  readonly ref: string;
  readonly choice: 'green' | 'amber' | 'red' | 'not-started' | 'no-change';
  /** Empty only with no-change. */
  readonly sentence: string;
}

/** What a plain reply was understood to say. Nothing of it is an update until it is confirmed. */
export function draftCard(
  context: MessageContext,
  {
    draftId,
    items,
    earlier = [],
    stillWait = [],
    notUnderstood,
    theirs = [],
    saved = [],
    actions = [],
  }: {
    /** Absent where there is nothing to confirm. */
    readonly draftId?: string;
    readonly items: readonly DraftItemShown[];
    /** What an earlier message said, and waits as well. */
    readonly earlier?: readonly DraftItemShown[];
    /** Refs of an earlier message of which this one said what was not understood. */
    readonly stillWait?: readonly string[];
    readonly notUnderstood: readonly { readonly text: string; readonly why: string }[];
    /** What is saved for some of the items. */
    readonly theirs?: readonly AnsweredItem[];
    /** Refs that were confirmed already; the items are what is left. */
    readonly saved?: readonly string[];
    /** What the member may answer for: titles beside the refs, and an example of their own. */
    readonly actions?: readonly Pick<ActionNow, 'ref' | 'title'>[];
  },
): Card {
  const toConfirm = draftId !== undefined && items.length + earlier.length > 0;
  const greeted = toConfirm ? undefined : greetingCard(notUnderstood);
  if (greeted) return greeted;
  const said = saidFirst(items.length, earlier.length, saved);
  const wait = stillWaitText(stillWait);
  const ref = actions[0]?.ref ?? '2.3';
  const example = `Write the number, the colour and one sentence, such as "${ref} green, trained 45 staff".`;
  const titles = new Map(actions.map((action) => [action.ref, action.title]));
  const shown = (one: DraftItemShown) => draftItem(one, titles.get(one.ref));
  const notRead = sectionOf(
    notUnderstood,
    ({ text: typed, why }) => item([`"${excerpt(typed, 200)}": ${excerpt(why, 400)}`]),
    {
      // Where nothing was read, the sentence above says it.
      ...(items.length > 0 ? { heading: 'Not understood' } : {}),
      rest: 'send them again in a shorter message',
    },
  );
  const before = sectionOf(earlier, shown, {
    heading: 'From an earlier message, not saved yet',
    rest: '/progress mine',
  });
  return fitted({
    title: items.length > 0 ? 'Is this right?' : 'Not understood',
    before: [said, ...wait].map((one) => text(one)),
    sections: [
      sectionOf(items, shown, { rest: '/progress mine' }),
      savedSection(context, theirs),
      ...(items.length > 0 ? [before, notRead] : [notRead, before]),
    ],
    after: [
      ...(theirs.length > 0 ? [text(howToPick(theirs))] : []),
      ...(toConfirm ? [] : [text(example)]),
    ],
    buttons: toConfirm ? draftButtons(context, draftId) : [],
    fallback: [said, ...wait, ...notReadText(notUnderstood.length)].join(' '),
  });
}

export const draftDroppedCard = (): Card =>
  plainCard('Thrown away', 'Thrown away: nothing was saved. What you owe: /progress mine');

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
