import type { PersonStanding, PersonThere } from '../core/match-people.ts';

/** Where somebody or a channel can be written to, on a platform that says so only by what it sends. Belongs to the transport. */
export interface Conversation {
  /** Our id of the workspace. */
  readonly workspaceId: string;
  /** team: a whole team of the platform's, whose people can be read. */
  readonly kind: 'user' | 'channel' | 'team';
  /** The platform's id of the person, the channel or the team. */
  readonly externalId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The bot's own id there. */
  readonly botId: string;
  /** The person's id in that conversation (Teams: "29:..."). */
  readonly accountId?: string;
}

/** Who somebody is, as the platform says. */
export interface Profile {
  readonly name: string;
  readonly email?: string;
  readonly standing: PersonStanding;
}

/** When something was seen is by the database's clock. */
export interface Conversations {
  /**
   * Stores it, or what changed of it; one that is as it was is not written. 'new' also where it had ended, and to one caller alone. An
   * `accountId` that is known stays where this one has none.
   */
  seen(conversation: Conversation): Promise<'new' | 'known'>;
  /** The platform's bot was taken away there: it is kept without its profile. False where none stood. */
  end(
    workspaceId: string,
    kind: Conversation['kind'],
    externalId: string,
    at: Date,
  ): Promise<boolean>;
  /** Undefined where none stands. */
  find(
    workspaceId: string,
    kind: Conversation['kind'],
    externalId: string,
  ): Promise<Conversation | undefined>;
  /** The standing one that was last new or changed in the workspace, of any kind. */
  latest(workspaceId: string): Promise<Conversation | undefined>;
  /** In the place of what was known of them; nothing where their conversation does not stand. */
  describe(workspaceId: string, userId: string, profile: Profile): Promise<void>;
  /** Standing ones of people whose profile is known. */
  people(workspaceId: string): Promise<readonly PersonThere[]>;
  /** Standing ones of people whose profile is not known. */
  unknown(workspaceId: string): Promise<readonly Conversation[]>;
  /** Standing teams. */
  teams(workspaceId: string): Promise<readonly Conversation[]>;
}
