import type { ActionNow } from '../core/action-now.ts';
import { markText, ragMarks, stateMarks } from '../core/rag.ts';
import { refAndTitle } from './action-line.ts';
import type { Button, Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, someOf } from './counted.ts';
import { clause, excerpt, sentence } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { bold, button, item, text } from './parts.ts';
import { plainCard } from './trouble.ts';

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
    notUnderstood,
    theirs = [],
    saved = [],
    actions = [],
  }: {
    /** Absent where there is nothing to confirm. */
    readonly draftId?: string;
    readonly items: readonly DraftItemShown[];
    readonly notUnderstood: readonly { readonly text: string; readonly why: string }[];
    /** What somebody else answered for some of the items. */
    readonly theirs?: readonly { readonly ref: string; readonly sentence: string }[];
    /** Refs that were confirmed already; the items are what is left. */
    readonly saved?: readonly string[];
    /** What the member may answer for: titles beside the refs, and an example of their own. */
    readonly actions?: readonly Pick<ActionNow, 'ref' | 'title'>[];
  },
): Card {
  const toConfirm = draftId !== undefined && items.length > 0;
  const greeted = toConfirm ? undefined : greetingCard(notUnderstood);
  if (greeted) return greeted;
  const said = toConfirm
    ? toConfirmWords(items.length, saved)
    : 'I could not read an update in your message, so nothing is saved.';
  const pick =
    'Confirm to replace their words, throw yours away to keep theirs, or reply again with both together.';
  const ref = actions[0]?.ref ?? '2.3';
  const example = `Write the number, the colour and one sentence, such as "${ref} green, trained 45 staff".`;
  const titles = new Map(actions.map((action) => [action.ref, action.title]));
  return fitted({
    title: toConfirm ? 'Is this right?' : 'Not understood',
    before: [text(said)],
    sections: [
      sectionOf(items, (one) => draftItem(one, titles.get(one.ref)), { rest: '/progress mine' }),
      sectionOf(
        theirs,
        ({ ref, sentence: typed }) => item([bold(ref), `: "${clause(typed, 400)}"`]),
        { heading: 'Somebody answered these meanwhile', rest: '/progress mine' },
      ),
      sectionOf(
        notUnderstood,
        ({ text: typed, why }) => item([`"${excerpt(typed, 200)}": ${excerpt(why, 400)}`]),
        {
          // Where nothing was read, the title says it.
          ...(toConfirm ? { heading: 'Not understood' } : {}),
          rest: 'send them again in a shorter message',
        },
      ),
    ],
    after: [...(theirs.length > 0 ? [text(pick)] : []), ...(toConfirm ? [] : [text(example)])],
    buttons: toConfirm ? draftButtons(context, draftId) : [],
    fallback: `${said}${notUnderstood.length > 0 ? ` ${counted(notUnderstood.length, 'part')} of it I did not understand.` : ''}`,
  });
}

/** To somebody who is only being kind; undefined where there is more in the message. */
function greetingCard(parts: readonly { readonly text: string }[]): Card | undefined {
  const [only, ...more] = parts;
  if (!only || more.length > 0) return undefined;
  const next = 'Nothing was saved; type /progress mine to see what you owe.';
  if (thanks.test(only.text)) return plainCard('You are welcome', `You are welcome. ${next}`);
  if (greeting.test(only.text)) return plainCard('Hello', `Hello. ${next}`);
  return undefined;
}

const thanks =
  /^\s*(?:many thanks|thanks|thank you|cheers|ta)(?: very much| a lot| so much)?[\s!.]*$/i;
const greeting = /^\s*(?:hello|hi|hey|good morning|good afternoon|good evening)[\s!.]*$/i;

function toConfirmWords(left: number, saved: readonly string[]): string {
  if (saved.length === 0) {
    return `I read ${counted(left, 'update')} in your message. Nothing is saved until you confirm.`;
  }
  return `Saved: ${someOf(saved, 10)}. ${counted(left, 'update')} ${left === 1 ? 'is' : 'are'} not saved yet.`;
}

export const draftDroppedCard = (): Card =>
  plainCard('Thrown away', 'Thrown away: nothing was saved. What you owe: /progress mine');

/** At the close: a reply that was never confirmed is not counted. It can be confirmed still, and is late then. */
export function unconfirmedDraftCard(
  context: MessageContext,
  { draftId, items }: { readonly draftId: string; readonly items: readonly DraftItemShown[] },
): Card {
  const refs = someOf(
    items.map(({ ref }) => ref),
    10,
  );
  const said = `Your reply about ${refs} was not confirmed before the close, so it is not counted.`;
  const next = 'Confirm it now and it will be in the next roll-up, as a late answer.';
  return fitted({
    title: 'Your reply is not counted',
    before: [text(said), text(next)],
    sections: [sectionOf(items, (one) => draftItem(one), { rest: '/progress mine' })],
    buttons: draftButtons(context, draftId),
    fallback: `${said} ${next}`,
  });
}

function draftItem({ ref, choice, sentence: typed }: DraftItemShown, title?: string): ListItem {
  const name = title ? refAndTitle({ ref, title }) : ref;
  return item([bold(name), `: ${choiceText(choice)}. ${sentence(typed, 300)}`.trimEnd()]);
}

function choiceText(choice: DraftItemShown['choice']): string {
  if (choice === 'no-change') return 'No change';
  return markText(choice === 'not-started' ? stateMarks[choice] : ragMarks[choice]);
}

function draftButtons(context: MessageContext, draftId: string): Button[] {
  return [
    button(context, 'confirm-draft', [draftId], 'Confirm', { style: 'primary' }),
    button(context, 'discard-draft', [draftId], 'Throw away'),
  ];
}
