export const messageStates = [
  'queued',
  'sending',
  'sent',
  'uncertain',
  'held',
  'cancelled',
  'failed',
] as const;

/** How a message to be delivered stands. */
export type MessageState = (typeof messageStates)[number];
