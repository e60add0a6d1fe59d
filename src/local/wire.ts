/*
 * What the local workspace's server and its page say to each other, as JSON. Nothing is imported here,
 * so that the page, which is compiled by itself, can read it.
 */

export interface WirePerson {
  readonly userId: string;
  readonly name: string;
  readonly partnershipId: string;
  readonly partnershipName: string;
  readonly roles: readonly string[];
}

export interface WirePeople {
  readonly people: readonly WirePerson[];
  readonly version?: string;
}

export interface WireConversation {
  /** `user:ID` or `channel:ID`. */
  readonly id: string;
  readonly kind: 'direct' | 'channel';
  readonly name: string;
  /** The channel's id, for what is typed and pressed in it. */
  readonly channelId?: string;
}

/** A message drawn, and in one sentence. */
export interface WireCard {
  readonly says: string;
  /** An Adaptive Card 1.5. */
  readonly card: object;
}

export interface WireMessage extends WireCard {
  readonly id: string;
  readonly threadOf?: string;
  /** "Monday 2 September 2024" */
  readonly day: string;
  /** "9am" */
  readonly time: string;
  readonly edited: boolean;
}

export interface WireForm {
  readonly title: string;
  /** An Adaptive Card 1.5 with the form's fields. */
  readonly card: object;
  readonly state: string;
  /** Names of the fields on which others depend. */
  readonly refreshes: readonly string[];
  /** Names of the fields with an error, in order. */
  readonly errors: readonly string[];
  /** Characters that a text field takes, by its name. */
  readonly limits: Readonly<Record<string, number>>;
}

export type WireReply =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly card: WireCard }
  | { readonly kind: 'replace'; readonly card: WireCard }
  | { readonly kind: 'form'; readonly form: WireForm }
  | { readonly kind: 'invalid'; readonly form: WireForm };

export type WireIntent = {
  readonly userId: string;
  readonly channelId?: string;
  /** Made by the page, the same when it is sent again. */
  readonly eventId: string;
} & (
  | { readonly kind: 'command'; readonly name: string; readonly text: string }
  | { readonly kind: 'press'; readonly press: string }
  | {
      readonly kind: 'change' | 'submit';
      readonly state: string;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'message'; readonly text: string; readonly attachments: number }
);

/** A local moment: `YYYY-MM-DD` and `HH:MM`, as date and time fields take them. */
export interface WireMoment {
  readonly on: string;
  readonly time: string;
}

export interface WireMilestone extends WireMoment {
  /** "9am" on the day it is; "Wednesday 4 September, 9am" on any other. */
  readonly when: string;
  /** "Reminder" */
  readonly what: string;
}

export interface WireClock extends WireMoment {
  /** False: the partnership lives in real time, and there is nothing to move. */
  readonly simulated: boolean;
  /** "Monday 2 September 2024" */
  readonly day: string;
  /** "8:55am" */
  readonly clock: string;
  /** Soonest first. */
  readonly ahead: readonly WireMilestone[];
}

export type WireJump = { readonly to: 'next' } | ({ readonly to: 'date' } & WireMoment);

/** Any answer that is not 2xx. */
export interface WireTrouble {
  /** One sentence or two, for the person. */
  readonly error: string;
}

/** Why the server ends a page's line: `idle` after long silence, `crowded` where the browser holds too many. */
export interface WireOver {
  readonly why: 'idle' | 'crowded';
}
