import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { button, item, listOf, text } from './parts.ts';
import { platformNames } from './platform-names.ts';
import { writeToken } from './token.ts';
import { moment } from './when.ts';

/** Characters of a command that a button carries; each may take nine in its token. */
export const mostInButton = 200;

/** A card that says one thing. */
export function plainCard(title: string, said: string): Card {
  return { title, blocks: [text(said)], buttons: [], fallback: said };
}

/** The same press or form came twice. */
export const alreadyDoneCard = (): Card =>
  plainCard('Already done', 'That was done before, so nothing was changed again.');

/** What a button or a form is about is not there any more. */
export const goneCard = (): Card =>
  plainCard(
    'Out of date',
    'This message is out of date, and nothing was changed. See what you owe now: /progress mine',
  );

export const nobodyToPassToCard = (): Card =>
  plainCard(
    'Nobody to pass to',
    'None of what you owe can be passed: no deputy is named, or the deputy was asked already. You can still answer it yourself.',
  );

export const nothingToRepeatCard = (): Card =>
  plainCard(
    'Nothing to repeat',
    'None of your actions has an update to repeat. Use Update and write one sentence.',
  );

export const owesNothingCard = (): Card => plainCard('All done', 'You owe nothing. Thank you.');

export const nothingToReplyToCard = (): Card =>
  plainCard(
    'Nothing to answer',
    'You have no actions to update, so nothing was kept. See the plan with /priority, or what I can do with /progress help',
  );

/** Before the first request for updates went out. What was `typed` is given back, to be sent again then. */
export function noPeriodCard(context: MessageContext, opensAt?: Date, typed?: string): Card {
  const when = opensAt
    ? `The first requests go out ${moment(context, opensAt)}.`
    : 'The coordinator can see the schedule with /progress schedule';
  const card = plainCard('Not asked yet', `Nobody has been asked for an update yet. ${when}`);
  if (!typed) return card;
  const again = text(`What you typed is not kept. Send it again then: ${excerpt(typed, 2_500)}`);
  return { ...card, blocks: [...card.blocks, again] };
}

export const notFoundTitle = 'Not found';

/** "There is no priority 9 in the plan." */
export function notThereCard(context: MessageContext, what: string): Card {
  const said = `There is no ${excerpt(what, 60)} in the plan. See every priority: /priority`;
  const all = button(context, 'show', ['priority'], '/priority');
  return { ...plainCard(notFoundTitle, said), buttons: [all] };
}

/** While answers can still come in. */
export function rollUpNotYetCard(
  context: MessageContext,
  { closesAt, rollUpAt }: { readonly closesAt: Date; readonly rollUpAt: Date },
): Card {
  return plainCard(
    'Not closed yet',
    `Answers close ${moment(context, closesAt)}, and the roll-up is posted ${moment(context, rollUpAt)}. See how it would read now: /progress rollup`,
  );
}

/** What was typed did not pass the privacy door, and is never shown again. Each reason is with its mend. */
export function refusedTextCard(reasons: readonly string[]): Card {
  const [only, ...more] = reasons;
  if (only && more.length === 0) return plainCard('Not kept', only);
  return refusal('Not kept', 'What you typed was not kept.', reasons);
}

/** The refusal of a message that stays where it was sent: a bot cannot delete what somebody else wrote. */
export function stillThereCard(card: Card, platform: 'slack' | 'teams'): Card {
  const mend = `Delete your message in ${platformNames[platform]} too: I cannot.`;
  return { ...card, blocks: [...card.blocks, text(mend)], fallback: `${card.fallback} ${mend}` };
}

export const attachmentsRefusedCard = (): Card =>
  plainCard(
    'Not kept',
    "I keep no files, and nothing of this message was kept. Put the file in your organisation's own store, then send the words with a link.",
  );

/** `said`: who may. */
export const notAllowedCard = (said: string): Card =>
  plainCard('Not yours to do', `${said} Nothing was changed. You can ask them to do it for you.`);

/** A button or a form of a partnership that they are not in, or that this channel is not for. */
export const elsewhereCard = (): Card =>
  plainCard(
    'Another partnership',
    'This belongs to another partnership, so nothing was shown or changed. Use it in your direct messages, or ask its business unit to add you.',
  );

/** Something failed on our side. */
export const troubleCard = (): Card =>
  plainCard(
    'That did not work',
    'Something went wrong on our side. Nothing was saved. Please try again in a few minutes; if it goes on, tell your coordinator.',
  );

/** The platform did not open what was asked for. */
export const notOpenedCard = (): Card =>
  plainCard(
    'That did not open',
    'The form could not be opened in time, and nothing was changed. Please do the same again.',
  );

/** A command can be run in each; a plain reply belongs to the message it answers. */
export function whichPartnershipCard({
  partnerships,
  typed,
}: {
  readonly partnerships: readonly { readonly id: string; readonly name: string }[];
  readonly typed: string;
}): Card {
  const isCommand = /^\/?(?:priority|progress)\b/i.test(typed) && typed.length <= mostInButton;
  // The line breaks stay: they part one update from the next.
  const words = typed.replace(/^\//, '').split(' ');
  const said = isCommand
    ? 'You are in more than one partnership. Which one do you mean?'
    : 'You are in more than one partnership, so nothing was kept. Use the Update button on the message that asked you.';
  return {
    title: 'Which partnership?',
    blocks: [text(said)],
    buttons: isCommand
      ? partnerships.map(({ id, name }) => ({
          label: excerpt(name, 70),
          press: writeToken({ kind: 'show', partnershipId: id, args: words }),
        }))
      : [],
    fallback: said,
  };
}

function refusal(title: string, said: string, reasons: readonly string[]): Card {
  const items = reasons.map((reason) => item([reason]));
  return {
    title,
    blocks: [text(said), ...listOf(items)],
    buttons: [],
    fallback: excerpt([said, ...reasons].join(' '), 600),
  };
}
