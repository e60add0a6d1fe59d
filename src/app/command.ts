import type { StatusChoice } from '../core/report-status.ts';

/** What somebody asks the bot, understood. Refs are in capitals; words and text are as typed. */
export type Command =
  | { readonly kind: 'priorities' }
  | { readonly kind: 'priority'; readonly number: number }
  | { readonly kind: 'cross-cutting' }
  | { readonly kind: 'action'; readonly ref: string }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'mine' }
  /** Without a status it asks for the form, with `text` filled in. */
  | {
      readonly kind: 'update';
      readonly ref: string;
      readonly status?: StatusChoice | 'no-change';
      readonly text: string;
    }
  /** Several in one command, or one of several actions: read as a plain reply is. */
  | { readonly kind: 'updates'; readonly text: string }
  /** Without words it asks which sub-groups there are. */
  | { readonly kind: 'subgroup'; readonly words: string }
  | { readonly kind: 'overdue' | 'asks' | 'people' | 'schedule' | 'help' }
  | { readonly kind: 'rollup'; readonly mode: 'show' | 'preview' | 'post' }
  /** Without a ref it is the whole partnership's schedule. */
  | { readonly kind: 'pause' | 'resume'; readonly ref?: string };

/** Words the bot does not know, and the command they are nearest to, as it would be typed ("/progress mine"). */
export type UnknownCommand = {
  readonly kind: 'unknown';
  readonly typed: string;
  readonly nearest?: string;
  readonly mend?: Mend;
};

/** What to write otherwise, where the word is known and what follows it is not. */
export type Mend =
  /** `ref`: one that was typed later in it. */
  | { readonly kind: 'number-first'; readonly ref?: string }
  | { readonly kind: 'number-shape'; readonly number: string }
  /** A pause for so long, of everything or of one action. */
  | { readonly kind: 'no-length'; readonly ref?: string };
