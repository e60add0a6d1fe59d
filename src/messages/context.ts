/** What every message needs to know of the partnership it is for. */
export interface MessageContext {
  readonly partnershipId: string;
  readonly partnershipName: string;
  /** IANA zone of every date and time in the message. */
  readonly zone: string;
  /** Calendar time. */
  readonly now: Date;
}

/** The reporting period that a message is about. */
export interface PeriodShown {
  readonly id: string;
  readonly closesAt: Date;
  /** A later one has opened, so that an answer belongs to that one. */
  readonly over?: boolean;
}
