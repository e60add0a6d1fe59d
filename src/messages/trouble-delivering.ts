import type { Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { button, text } from './parts.ts';
import type { platformNames } from './platform-names.ts';
import { theKind } from './trouble-kinds.ts';
import { noAppMend } from './trouble-no-app.ts';
import { namedMoment } from './when.ts';

export interface TroubledDelivery {
  readonly deliveryId: string;
  readonly kind: string;
  /** A person's name, or the platform's own id of a channel. */
  readonly to: string;
  readonly toChannel: boolean;
}

/** How a coordinator deals with a message that was held or failed. */
export type TroubleEnd = 'resent' | 'dismissed';

/**
 * What became of one. reached: it was sent again by itself, since whoever it is for can be written to now. needless: it was not needed
 * any more. arrived: it turned out to be there.
 */
export interface TroubleOutcome {
  readonly how: TroubleEnd | 'reached' | 'needless' | 'arrived';
  /** Who decided; absent where nobody did, or it was at the command line. */
  readonly by?: string;
}

/** A message that is in trouble, or was, as a note to the coordinators tells of it. */
export interface Trouble extends TroubledDelivery {
  /** held: nobody can say whether it arrived. failed: the platform refused it for good. */
  readonly what: 'held' | 'failed';
  readonly platform: keyof typeof platformNames;
  /** It failed since they do not have the app. */
  readonly lacksApp?: boolean;
  /** What it is headed. */
  readonly title: string;
  /** Who shared it; absent where nobody did, or nobody knows any more. */
  readonly sharedBy?: string;
  /** From then on it would not go out any more. */
  readonly notAfter?: Date;
  /** Absent as long as nothing is decided. */
  readonly outcome?: TroubleOutcome;
}

/** "The request for updates to Lead, Fathers", "The roll-up to the Executive's channel". */
export function whatTo({ kind, to, toChannel }: Omit<TroubledDelivery, 'deliveryId'>): string {
  const what = theKind(kind);
  if (!toChannel) return `${what} to ${excerpt(to, 100)}`;
  const executives = kind === 'roll-up' || kind === 'roll-up-detail';
  return `${what} to ${executives ? "the Executive's channel" : `the channel ${excerpt(to, 100)}`}`;
}

export const isTooLate = ({ now }: MessageContext, { notAfter }: Trouble): boolean =>
  notAfter !== undefined && now >= notAfter;

/** What is not decided, where it is one message. */
export function troubleCard(context: MessageContext, trouble: Trouble): Card {
  const sentences = [whatHappened(trouble), whatToDo(context, trouble)];
  return {
    title: titles[trouble.what],
    blocks: sentences.map((sentence) => text(sentence)),
    buttons: buttonsFor(context, trouble),
    fallback: sentences.join(' '),
  };
}

const titles = { held: 'A message may not have arrived', failed: 'A message was not delivered' };

function whatHappened(trouble: Trouble): string {
  return trouble.what === 'held'
    ? `${subjectOf(trouble)} was sent, but nothing came back to say that it arrived, and I cannot look it up.`
    : `${subjectOf(trouble)} could not be delivered${trouble.lacksApp ? ': Waymark is not installed for them in Teams' : ''}.`;
}

function subjectOf(trouble: Trouble): string {
  const { kind, to, title, sharedBy } = trouble;
  if (kind !== 'shared' || sharedBy === undefined) return whatTo(trouble);
  return `What ${excerpt(sharedBy, 100)} shared in the channel ${excerpt(to, 100)} ("${excerpt(title, 80)}")`;
}

/** How the bot comes to be in a channel, and what to do then; `again`: as a part of a sentence. */
export function inviteText({ platform }: Trouble, again: string): string {
  switch (platform) {
    case 'slack':
      return `Check that the channel is still there. Invite me there with /invite @Waymark, then ${again}.`;
    case 'teams':
      return `Check that the channel is still there. Add Waymark to its team in Teams, then ${again}.`;
    case 'local':
      return `Check that the channel is still there and I am in it, then ${again}.`;
  }
}

function whatToDo(context: MessageContext, trouble: Trouble): string {
  const { what, toChannel, notAfter } = trouble;
  if (notAfter && isTooLate(context, trouble)) {
    const ended = namedMoment(context, notAfter);
    return `It is too late to send it again: its time ended ${ended}. Speak to them yourself, then leave it.`;
  }
  if (what === 'held') {
    const look = toChannel ? 'Look whether it is there.' : 'Ask them whether it is there.';
    return `${look} If it is not, send it again. If it is, leave it.`;
  }
  return `${mendOf(trouble)} If it is not needed any more, leave it.`;
}

function mendOf(trouble: Trouble): string {
  if (trouble.toChannel) return inviteText(trouble, 'press Send again');
  return trouble.lacksApp
    ? noAppMend(trouble.kind)
    : 'Check that their account is still there, then send it again.';
}

function buttonsFor(context: MessageContext, trouble: Trouble): Button[] {
  const leave = button(context, 'dismiss', [trouble.deliveryId], 'Leave it');
  return isTooLate(context, trouble) ? [leave] : [resendButton(context, trouble), leave];
}

export const resendButton = (context: MessageContext, { deliveryId, to }: Trouble): Button =>
  button(context, 'resend', [deliveryId], 'Send again', {
    describes: `Send again to ${excerpt(to, 100)}`,
  });
