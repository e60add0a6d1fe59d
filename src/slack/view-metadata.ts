/** What a modal keeps: the form's state, which groups are unfolded, and the channel it was asked for in. */
export interface ViewMetadata {
  readonly state: string;
  readonly unfolded: ReadonlySet<number>;
  readonly channelId?: string;
}

/** "0,2|C024BE91L|update/...": Slack keeps 3,000 characters, and gives them back as they are. Never a secret, and never believed. */
export function writeMetadata({ state, unfolded, channelId = '' }: ViewMetadata): string {
  return `${[...unfolded].join(',')}|${channelId}|${state}`;
}

/** Anything can come back: what is not understood is an empty state, which no form has. */
export function readMetadata(text: string): ViewMetadata {
  const [, numbers = '', channelId = '', state = ''] = /^([\d,]*)\|(\w*)\|(.*)$/s.exec(text) ?? [];
  const unfolded = numbers.split(',').filter((number) => number !== '');
  return {
    state,
    unfolded: new Set(unfolded.map(Number)),
    ...(channelId === '' ? {} : { channelId }),
  };
}
