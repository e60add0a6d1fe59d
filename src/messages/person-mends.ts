/** What to do about what did not arrive: in chat by the bot's own notes, in a terminal by commands. */
export interface PersonMends {
  /** Follows a colon, as `failed` does. */
  held(messageId: string): string;
  failed(messageId: string): string;
  readonly noAccount: string;
}

export const inChat: PersonMends = {
  held: () => 'ask whether it is there, and answer my note about it',
  failed: () => 'answer my note about it',
  noAccount: 'They have no account I can write to: ask them yourself.',
};

export const inTerminal: PersonMends = {
  held: (messageId) => `ask whether it is there, then resend or dismiss ${messageId}`,
  failed: (messageId) => `resend or dismiss ${messageId}`,
  noAccount:
    'They have no account that the bot can write to: ask them yourself, and add one with waymark people import FILE.',
};
