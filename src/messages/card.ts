/** A run of text. What people typed is only ever `text`: nothing in it is read as markup, by any renderer. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
  /** An absolute https or http address. */
  readonly link?: string;
}

/** heading: opens a part. muted: small print. warning: what needs somebody. */
export type Tone = 'normal' | 'heading' | 'muted' | 'warning';

export interface Button {
  readonly label: string;
  /** What pressing it means, opaque to platforms: made by `press` (press.ts) and read back by it. */
  readonly press: string;
  readonly style?: 'primary' | 'danger';
  /** For screen readers, where the label alone does not say on what it acts. */
  readonly describes?: string;
}

export interface ListItem {
  readonly spans: readonly Span[];
  readonly button?: Button;
}

export interface Column {
  readonly title: string;
  /** Relative width; 1 where absent. */
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

/** One piece of a message. A new kind is listed by the compiler wherever `unreachable` closes a switch. */
export type Block =
  | { readonly kind: 'text'; readonly spans: readonly Span[]; readonly tone?: Tone }
  | { readonly kind: 'facts'; readonly facts: readonly { name: string; value: string }[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    }
  | { readonly kind: 'divider' };

/** A message as plain data. It is stored in the ledger as it is, and drawn by each platform's renderer. */
export interface Card {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  /** The same in one sentence, for notifications and screen readers. */
  readonly fallback: string;
}
