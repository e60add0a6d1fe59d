import { canSayNoChange } from '../core/asked.ts';
import type { TypedText } from '../core/privacy.ts';
import { checkBriefly, repeatOf } from '../core/report-brief.ts';
import type { Report, StatusUpdate } from '../core/status-update.ts';
import { conflictForm } from '../messages/conflict-form.ts';
import { goneCard, notThereCard } from '../messages/trouble.ts';
import type { Command } from './command.ts';
import { type Answerable, findAnswerable } from './find-action.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { openUpdate } from './open-update.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import { storeReport } from './store-report.ts';
import { thanksFor } from './thanks.ts';
import { asRead, type Turn } from './turn.ts';

type UpdateCommand = Extract<Command, { kind: 'update' }>;

/**
 * "/progress update 2.3 green Trained 45 staff" stores it. Where that is not a whole answer it opens the form with what
 * was typed in it; where a colleague has answered this time, beside their words.
 */
export async function updateByCommand(
  tx: Store,
  turn: Turn,
  command: UpdateCommand,
): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const [named] = await tx.plans.actions(partnership.id, { refs: [command.ref] });
  if (!named) {
    return { kind: 'card', card: notThereCard(contextOf(partnership), `action ${command.ref}`) };
  }
  const found = await findAnswerable(tx, turn, named.id, undefined, typedWords(command));
  if ('kind' in found) return found;
  const { action, period, current } = found;
  if (current && command.status === 'no-change' && !command.text) {
    return thanksFor(tx, turn, period, [{ action, update: current }]);
  }
  const theirs = current?.authorId === member.id ? undefined : current;
  if (theirs && (command.status || command.text)) return conflict(turn, found, theirs, command);
  const report = await reportOf(tx, turn, found, command);
  if (!report) return openUpdate(tx, turn, named.id, undefined, typedValues(command));
  return storeTyped(tx, turn, found, report, command);
}

async function storeTyped(
  tx: Store,
  turn: Turn,
  found: Answerable,
  report: Report,
  command: UpdateCommand,
): Promise<Reply> {
  const { action, period, current } = found;
  const stored = await storeReport(tx, turn.acting, {
    action,
    period,
    revisionSeen: current?.revision ?? 0,
    report,
    way: command.status === 'no-change' ? 'no-change' : 'command',
  });
  if (stored.kind === 'stored') {
    await refreshRequests(tx, turn.acting.partnership, period, [action.id]);
    return thanksFor(tx, turn, period, [{ action, update: stored.update }]);
  }
  const { theirs } = stored;
  return theirs ? conflict(turn, found, theirs, command) : { kind: 'card', card: goneCard() };
}

/** Nobody's words are replaced unseen. */
function conflict(
  turn: Turn,
  { action, period }: Answerable,
  theirs: StatusUpdate,
  command: UpdateCommand,
): Reply {
  const facts = { action, period, theirs: asRead(turn, theirs), values: typedValues(command) };
  return { kind: 'form', form: conflictForm(contextOf(turn.acting.partnership), facts) };
}

async function reportOf(
  tx: Store,
  turn: Turn,
  { action }: Answerable,
  { status, text }: UpdateCommand,
) {
  if (status === 'no-change' && !text && canSayNoChange(action) && action.latest) {
    const last: StatusUpdate | undefined = await tx.updates.get(
      turn.acting.partnership.id,
      action.latest.id,
    );
    return last && repeatOf(last, action);
  }
  if (!status || status === 'complete' || !text) return undefined;
  const checked = checkBriefly(status, text);
  return checked.ok ? checked.value : undefined;
}

function typedWords({ ref, status, text }: UpdateCommand): string {
  return [ref, status, text].filter(Boolean).join(' ');
}

function typedValues({ status, text }: UpdateCommand): Record<string, TypedText | string> {
  return {
    ...(status && status !== 'no-change' ? { status } : {}),
    ...(text ? { sentence: text } : {}),
  };
}
