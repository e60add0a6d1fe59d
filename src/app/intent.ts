import type { Card } from '../messages/card.ts';
import type { Form, FormValues } from '../messages/form.ts';

/** Who acts, as the platform verified it. */
export interface Sender {
  /** Our id of the workspace. */
  readonly workspaceId: string;
  /** The platform's id of the person. */
  readonly userId: string;
  /** The channel it was typed or pressed in; absent in a direct message. */
  readonly channelId?: string;
  /** Of another team, by what the platform says: let in only where the plan itself lists the account. */
  readonly isOutside?: true;
}

interface IntentBase {
  readonly from: Sender;
  /** The platform's id of this event, the same when it is sent again: handled once. */
  readonly eventId: string;
  /** The reference of the message that the button or the form stands in, where a form takes the place of its message. */
  readonly onMessage?: string;
}

/** Something a person did, in the bot's own words. Typed text is still raw: `handle` takes it through the privacy door. */
export type Act = IntentBase &
  (
    | { readonly kind: 'command'; readonly name: string; readonly text: string }
    | { readonly kind: 'press'; readonly press: string }
    | {
        readonly kind: 'change';
        readonly state: string;
        readonly values: FormValues;
        /** It was sent, and fields that belong to it now were not in it: the form comes back saying so. */
        readonly onSubmit?: true;
      }
    | { readonly kind: 'submit'; readonly state: string; readonly values: FormValues }
    | { readonly kind: 'message'; readonly text: string; readonly attachments: number }
  );

/** Or something was only looked at, which is not put on record. */
export type Look = IntentBase &
  (
    | /** They opened the page that is theirs, where the platform has one. */
    { readonly kind: 'home' }
    /** A client draws the message with this reference again. */
    | {
        readonly kind: 'refresh';
        readonly ref: string;
        /** They closed the form that stood in its place. */
        readonly leaves?: true;
      }
    /** They look for something to paste into a conversation; the words are still raw. */
    | { readonly kind: 'search'; readonly words: string }
  );

export type Intent = Act | Look;

/** Something to paste: how it is offered, and what is pasted. */
export interface FoundItem {
  readonly title: string;
  readonly subtitle: string;
  readonly card: Card;
}

/**
 * What the platform shows at once to the one who acted, and to nobody else.
 * card: a new message. page: in answer to `home`. found: in answer to `search`, best first. replace: instead of the message pressed, the
 * form sent or the message drawn again. form: to fill in.
 * invalid: the same form with what was typed and what is wrong, field by field.
 */
export type Reply =
  | { readonly kind: 'none' }
  /** failed: nothing was done, and the same event may be sent again. */
  | {
      readonly kind: 'card';
      readonly card: Card;
      readonly failed?: true;
      /** The event was handled before: nothing was done now, and whoever did it saw an answer. */
      readonly repeated?: true;
    }
  | { readonly kind: 'replace'; readonly card: Card }
  /** One below another, on a page of their own. */
  | { readonly kind: 'page'; readonly cards: readonly Card[] }
  | { readonly kind: 'found'; readonly items: readonly FoundItem[] }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'invalid'; readonly form: Form };

export type Handle = (intent: Intent) => Promise<Reply>;
