/** Where a message is on Slack: its conversation and its timestamp there, which together name it. */
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** "D024BE91L/1725264000.000100". */
export const writeRef = ({ channel, ts }: MessageRef): string => `${channel}/${ts}`;

/** Undefined for anything that `writeRef` did not make. */
export function readRef(text: string): MessageRef | undefined {
  const [channel, ts, ...rest] = text.split('/');
  return channel && ts && rest.length === 0 ? { channel, ts } : undefined;
}
