/** Which inbound events were handled. */
export interface Inbound {
  /** Records the event; false where it was there already. */
  record(workspaceId: string, eventId: string): Promise<boolean>;
  /** The event may be handled anew. */
  forget(workspaceId: string, eventId: string): Promise<void>;
}

export interface AuditEntry {
  readonly partnershipId: string;
  readonly at: Date;
  /** Absent: the bot itself, or the command line. */
  readonly actorId?: string;
  /** "update stored", "plan imported", "completion accepted", ... */
  readonly what: string;
  /** Ids and figures only, never what people typed. */
  readonly about: Readonly<Record<string, string | number | boolean>>;
}

export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  addAll(entries: readonly AuditEntry[]): Promise<void>;
  /** The last that the member did about this draft; undefined where they did nothing. */
  lastAboutDraft(
    partnershipId: string,
    actorId: string,
    draftId: string,
  ): Promise<string | undefined>;
}
