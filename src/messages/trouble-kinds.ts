import { counted } from './counted.ts';

/** A kind of message, as a coordinator would call it: one of them, and how several are counted. */
const kinds: Readonly<Record<string, { the: string; one: string; many: string }>> = {
  prompt: {
    the: 'The request for updates',
    one: 'request for updates',
    many: 'requests for updates',
  },
  reminder: { the: 'The reminder', one: 'reminder', many: 'reminders' },
  deputy: {
    the: 'The request to the deputy',
    one: 'request to a deputy',
    many: 'requests to deputies',
  },
  chair: { the: 'The note to the chair', one: 'note to a chair', many: 'notes to chairs' },
  receipt: { the: 'The receipt', one: 'receipt', many: 'receipts' },
  'roll-up': { the: 'The roll-up', one: 'roll-up', many: 'roll-ups' },
  'roll-up-detail': {
    the: 'The detail of the roll-up',
    one: 'part of the detail of the roll-up',
    many: 'parts of the detail of the roll-up',
  },
  shared: { the: 'What was shared', one: 'shared message', many: 'shared messages' },
};

const other = { the: 'A message', one: 'message', many: 'messages' };

/** "The request for updates" */
export const theKind = (kind: string): string => (kinds[kind] ?? other).the;

/** "1 request for updates", "3 requests for updates" */
export function countedKind(kind: string, count: number): string {
  const { one, many } = kinds[kind] ?? other;
  return counted(count, one, many);
}
