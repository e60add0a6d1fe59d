import {
  type FormKind,
  type PressKind,
  readFormState,
  readPress,
  type Token,
} from '../messages/token.ts';
import { onlyRef } from './grammar-priority.ts';

const fits = {
  id: (arg: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(arg),
  number: (arg: string) => /^\d{1,6}$/.test(arg),
  ref: (arg: string) => onlyRef(arg) === arg,
};
type Arg = keyof typeof fits;

/** What a button's arguments are; undefined: words, which are read as a command is. */
const pressArgs: Readonly<Record<PressKind, readonly Arg[] | undefined>> = {
  update: ['id', 'id'],
  several: ['number'],
  'no-change': [],
  tomorrow: ['id'],
  pass: ['id'],
  page: ['id', 'number'],
  'confirm-draft': ['id'],
  'discard-draft': ['id'],
  'confirm-waiting': ['id'],
  'keep-theirs': ['id', 'id'],
  accept: ['id'],
  'send-back': ['id'],
  resend: ['id'],
  dismiss: ['id'],
  'resend-all': ['id', 'number'],
  'dismiss-all': ['id', 'number'],
  pause: ['ref'],
  resume: ['ref'],
  show: undefined,
  share: undefined,
};

/** Pausing and resuming without a ref is about the whole schedule. */
const mayBeBare = new Set<PressKind>(['pause', 'resume']);

/** The same of a form; `rows`: then an id and a number for each action. */
const formArgs: Readonly<Record<FormKind, { first: readonly Arg[]; rows: boolean }>> = {
  update: { first: ['id', 'id', 'number'], rows: false },
  several: { first: ['id'], rows: true },
  'no-change': { first: [], rows: true },
  pass: { first: ['id'], rows: false },
  'send-back': { first: ['id'], rows: false },
};

/** A button's meaning; undefined for one that this program does not make, so that nothing is looked up by it. */
export function knownPress(text: string): Token<PressKind> | undefined {
  const press = readPress(text);
  if (!press) return undefined;
  const { kind, args } = press;
  const shape = pressArgs[kind];
  if (shape === undefined || (args.length === 0 && mayBeBare.has(kind))) return press;
  return args.length === shape.length && allFit(args, shape) ? press : undefined;
}

/** The same of a form. */
export function knownForm(state: string): Token<FormKind> | undefined {
  const form = readFormState(state);
  if (!form) return undefined;
  const { first, rows } = formArgs[form.kind];
  const more = form.args.slice(first.length);
  const inRows = more.every((arg, index) => fits[index % 2 === 0 ? 'id' : 'number'](arg));
  const rest = rows ? more.length % 2 === 0 && inRows : more.length === 0;
  return rest && form.args.length >= first.length && allFit(form.args, first) ? form : undefined;
}

function allFit(args: readonly string[], shape: readonly Arg[]): boolean {
  return shape.every((arg, index) => fits[arg](args[index] ?? ''));
}
