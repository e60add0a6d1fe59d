/** Ids, figures and the bot's own words. Never what people typed, never a secret. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(facts: LogFacts, sentence: string): void;
  warn(facts: LogFacts, sentence: string): void;
  error(facts: LogFacts, sentence: string): void;
  debug(facts: LogFacts, sentence: string): void;
}
