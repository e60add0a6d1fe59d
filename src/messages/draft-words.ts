import { counted, someOf } from './counted.ts';

/**
 * How many updates were read, and how many wait from before. `saved`: refs that were confirmed already; `isAnswered`: it
 * says nothing that is not saved.
 */
export function saidFirst({
  read,
  earlier,
  saved,
  isAnswered,
}: {
  readonly read: number;
  readonly earlier: number;
  readonly saved: readonly string[];
  readonly isAnswered: boolean;
}): string {
  if (saved.length > 0) {
    return `Saved: ${someOf(saved, 10)}. ${counted(read, 'update')} ${read === 1 ? 'is' : 'are'} not saved yet.`;
  }
  const wait = `${counted(earlier, 'update')} from an earlier message ${earlier === 1 ? 'waits' : 'wait'}`;
  if (isAnswered) {
    const nothing = 'There is nothing to save: what you wrote of has its update already.';
    return earlier === 0 ? nothing : `${nothing} ${wait} to be confirmed.`;
  }
  if (read === 0) {
    const none = 'I could not read an update in your message, so nothing';
    return earlier === 0 ? `${none} is saved.` : `${none} of it is kept. ${wait} to be confirmed.`;
  }
  const more = earlier === 0 ? '' : `, and ${wait} as well`;
  return `I read ${counted(read, 'update')} in your message${more}. Nothing is saved until you confirm.`;
}

export function stillWaitText(refs: readonly string[]): string[] {
  if (refs.length === 0) return [];
  return [`${someOf(refs, 10)}: what you added was not understood; the earlier words still wait.`];
}

export const exampleText = (ref: string): string =>
  `Write the number, the colour and one sentence, such as "${ref} green, trained 45 staff". What else you can ask me: /progress help`;

export function notReadText(parts: number): string[] {
  return parts > 0 ? [`${counted(parts, 'part')} of it I did not understand.`] : [];
}
