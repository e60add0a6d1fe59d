import { unreachable } from '../core/unreachable.ts';
import type { FormValues } from '../messages/form.ts';
import type { FormKind, Token } from '../messages/token.ts';
import { elsewhereCard, goneCard } from '../messages/trouble.ts';
import { type Arrival, turnIn } from './arrival.ts';
import { submitSendBack } from './decide-completion.ts';
import type { Reply } from './intent.ts';
import { knownForm } from './known-token.ts';
import { submitNoChange } from './no-change.ts';
import { changeUpdate } from './open-update.ts';
import { passToDeputy } from './pass-to-deputy.ts';
import type { Store } from './store.ts';
import { submitSeveral } from './submit-several.ts';
import { submitUpdate } from './submit-update.ts';
import { once, type Turn } from './turn.ts';
import type { Workings } from './workings.ts';

interface Filled {
  readonly state: string;
  readonly values: FormValues;
}

/** A form while it is being filled in: drawn again, and nothing is stored. */
export async function handleChange(
  workings: Workings,
  { state, ...filled }: Filled & { readonly onSubmit?: true },
  arrival: Arrival,
): Promise<Reply> {
  const token = knownForm(state);
  if (token?.kind !== 'update') return { kind: 'none' };
  const turn = turnIn(workings, arrival, token.partnershipId);
  return turn ? changeUpdate(workings.database, turn, token.args, filled) : elsewhere();
}

/** A form that was sent. Who may send it is decided again, whoever opened it. */
export async function handleSubmit(
  workings: Workings,
  { state, values }: Filled,
  arrival: Arrival,
): Promise<Reply> {
  const token = knownForm(state);
  if (!token) return { kind: 'card', card: goneCard() };
  const turn = turnIn(workings, arrival, token.partnershipId);
  if (!turn) return elsewhere();
  return once(workings, turn, (tx) => submit(tx, turn, token, values));
}

function submit(
  tx: Store,
  turn: Turn,
  { kind, args }: Token<FormKind>,
  values: FormValues,
): Promise<Reply> {
  const [first = ''] = args;
  switch (kind) {
    case 'update':
      return submitUpdate(tx, turn, args, values);
    case 'several':
      return submitSeveral(tx, turn, args, values);
    case 'no-change':
      return submitNoChange(tx, turn, values);
    case 'pass':
      return passToDeputy(tx, turn, first, values);
    case 'send-back':
      return submitSendBack(tx, turn, first, values);
    default:
      return unreachable(kind);
  }
}

function elsewhere(): Reply {
  return { kind: 'card', card: elsewhereCard() };
}
