import type { ActionNow } from '../core/action-now.ts';
import { type AnsweredItem, howToPick } from './answered-first.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { type DraftItemShown, draftButtons, draftItem, savedSection } from './draft-parts.ts';
import { exampleText, notReadText, saidFirst, stillWaitText } from './draft-words.ts';
import { excerpt } from './excerpt.ts';
import { fitted, type Section, sectionOf } from './fit.ts';
import { greetingCard } from './greeting.ts';
import { item, text } from './parts.ts';
import { plainCard } from './trouble.ts';
import { updatedAlready } from './why-not.ts';

export interface DraftShown {
  /** Absent where there is nothing to confirm. */
  readonly draftId?: string;
  readonly items: readonly DraftItemShown[];
  /** What an earlier message said, and waits as well. */
  readonly earlier?: readonly DraftItemShown[];
  /** Refs of an earlier message of which this one said what was not understood. */
  readonly stillWait?: readonly string[];
  readonly notUnderstood: readonly { readonly text: string; readonly why: string }[];
  /** Refs of which it says nothing that is not saved. */
  readonly answered?: readonly string[];
  /** What is saved for some of the items. */
  readonly theirs?: readonly AnsweredItem[];
  /** Refs that were confirmed already; the items are what is left. */
  readonly saved?: readonly string[];
  /** The first that the member owes, to show how to write of it; absent where they owe nothing. */
  readonly example?: string;
  /** What the member may answer for: titles beside the refs. */
  readonly actions?: readonly Pick<ActionNow, 'ref' | 'title'>[];
}

/** What a plain reply was understood to say. Nothing of it is an update until it is confirmed. */
export function draftCard(context: MessageContext, draft: DraftShown): Card {
  const { draftId, items, notUnderstood, earlier = [], theirs = [], example } = draft;
  const { answered = [], saved = [], stillWait = [] } = draft;
  const toConfirm = draftId !== undefined && items.length + earlier.length > 0;
  const greeted = toConfirm ? undefined : greetingCard(notUnderstood);
  if (greeted) return greeted;
  const isAnswered = items.length + notUnderstood.length === 0 && answered.length > 0;
  const said = saidFirst({ read: items.length, earlier: earlier.length, saved, isAnswered });
  const wait = stillWaitText(stillWait);
  return fitted({
    title: titleOf(items.length, isAnswered),
    before: [said, ...wait].map((one) => text(one)),
    sections: sectionsOf(context, draft, isAnswered),
    after: [
      ...(theirs.length > 0 ? [text(howToPick(theirs))] : []),
      ...(toConfirm || isAnswered || !example ? [] : [text(exampleText(example))]),
    ],
    buttons: toConfirm ? draftButtons(context, draftId) : [],
    fallback: [said, ...wait, ...notReadText(notUnderstood.length)].join(' '),
  });
}

export const draftDroppedCard = (): Card =>
  plainCard('Thrown away', 'Thrown away: nothing was saved. What you owe: /progress mine');

function titleOf(read: number, isAnswered: boolean): string {
  if (read > 0) return 'Is this right?';
  return isAnswered ? 'Already answered' : 'Not understood';
}

function sectionsOf(context: MessageContext, draft: DraftShown, isAnswered: boolean): Section[] {
  const { items, notUnderstood, earlier = [], answered = [], theirs = [], actions = [] } = draft;
  const titles = new Map(actions.map((action) => [action.ref, action.title]));
  const shown = (one: DraftItemShown) => draftItem(one, titles.get(one.ref));
  const before = sectionOf(earlier, shown, {
    heading: 'From an earlier message, not saved yet',
    rest: '/progress mine',
  });
  const notRead = sectionOf(
    notUnderstood,
    ({ text: typed, why }) => item([`"${excerpt(typed, 200)}": ${excerpt(why, 400)}`]),
    {
      // Where nothing was read, the sentence above says it.
      ...(items.length > 0 ? { heading: 'Not understood' } : {}),
      rest: 'send them again in a shorter message',
    },
  );
  const done = sectionOf(answered, (ref) => item([updatedAlready(ref)]), {
    ...(isAnswered ? {} : { heading: 'Already answered' }),
    rest: '/progress mine',
  });
  return [
    sectionOf(items, shown, { rest: '/progress mine' }),
    savedSection(context, theirs),
    ...(items.length > 0 ? [before, notRead, done] : [notRead, done, before]),
  ];
}
