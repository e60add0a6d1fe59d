/** The bot in a workspace that installed it by itself. */
export interface Installation {
  /** Our id. */
  readonly workspaceId: string;
  /** The platform's. */
  readonly externalId: string;
  /** The workspace's own name. */
  readonly name: string;
  /** Undefined where the key of SECRETS_KEY_FILE does not open it. */
  readonly token: string | undefined;
  /** Tells one installation of a workspace from the next. */
  readonly installedAt: Date;
}

export type NewInstallation = Omit<Installation, 'workspaceId'> & { readonly token: string };

/** Where the bot was removed, or its token was taken back. */
export interface EndedInstallation {
  readonly externalId: string;
  readonly name: string;
  readonly endedAt: Date;
}

/** The workspaces of one platform that installed the bot; their tokens are stored sealed. */
export interface Installations {
  standing(): Promise<readonly Installation[]>;
  ended(): Promise<readonly EndedInstallation[]>;
  find(externalId: string): Promise<Installation | undefined>;
  /** In the place of an earlier one of the workspace, which keeps its id and everything that belongs to it. */
  install(installed: NewInstallation): Promise<Installation>;
  /** Its token is forgotten. False where it is not the standing one any more: the bot was installed again meanwhile. */
  end(installation: Pick<Installation, 'workspaceId' | 'installedAt'>, at: Date): Promise<boolean>;
}
