/** What a button does when it is pressed. */
export const pressKinds = [
  /** Open the form for one action. args: action, period */
  'update',
  /** Open Update several. args: page */
  'several',
  /** Say No change. args: none */
  'no-change',
  /** Come back tomorrow. args: request */
  'tomorrow',
  /** Pass to the deputy. args: request */
  'pass',
  /** Another page of a prompt. args: request, page */
  'page',
  /** Confirm or throw away what a plain reply was understood to say. args: draft */
  'confirm-draft',
  'discard-draft',
  /** Confirm a reply that waited; what is saved by now for what it speaks of is shown beside it first. args: draft */
  'confirm-waiting',
  /** After a race: keep the colleague's words. args: action, period */
  'keep-theirs',
  /** Accept a claimed completion, or send it back. args: update */
  'accept',
  'send-back',
  /** Send a held or failed message again, or leave it. args: delivery */
  'resend',
  'dismiss',
  /** The same with all that a note tells of. args: note, of how many it told */
  'resend-all',
  'dismiss-all',
  /** Pause an action or, without one, the schedule. args: ref? */
  'pause',
  /** Resume an action or, without one, the schedule. args: ref? */
  'resume',
  /** Run a command as if it had been typed. args: its words */
  'show',
  /** Show everybody in the channel what a command shows. args: its words */
  'share',
] as const;

/** What a form is about. */
export const formKinds = [
  /** args: action, period, revision seen (0: none) */
  'update',
  /** args: period, then for each action its id and the revision seen */
  'several',
  'no-change',
  /** args: request */
  'pass',
  /** args: update */
  'send-back',
] as const;

export type PressKind = (typeof pressKinds)[number];
export type FormKind = (typeof formKinds)[number];

export interface Token<Kind extends string> {
  readonly kind: Kind;
  readonly partnershipId: string;
  readonly args: readonly string[];
}

/** A button's or a form's meaning as one string of ids. Slack: at most 2,000 characters in a button, 3,000 in a form. */
export function writeToken<Kind extends PressKind | FormKind>(token: Token<Kind>): string {
  return [token.kind, token.partnershipId, ...token.args].map(encodeURIComponent).join('/');
}

function read<Kind extends string>(text: string, kinds: readonly Kind[]): Token<Kind> | undefined {
  const [kindText, partnershipId, ...args] = text.split('/').map(decoded);
  const kind = kinds.find((known) => known === kindText);
  return kind && partnershipId ? { kind, partnershipId, args } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** Undefined for anything that `writeToken` did not make. Who may use it is decided elsewhere, every time. */
export const readPress = (text: string) => read(text, pressKinds);
export const readFormState = (text: string) => read(text, formKinds);
