import type { PartnershipNow } from '../app/acting.ts';
import type { Command, UnknownCommand } from '../app/command.ts';
import type { Store } from '../app/store.ts';
import type { ActionsWhere, PriorityFacts } from '../app/store-plans.ts';
import type { ActionNow, OpenAsk } from '../core/action-now.ts';
import type { StatusUpdate } from '../core/status-update.ts';

const historyPeriods = 10;

/** The plan, or a part of it, as it stands at an instant of the partnership's calendar. */
export interface StatusFacts {
  readonly partnership: string;
  readonly name: string;
  readonly at: Date;
  readonly priorities: readonly PriorityFacts[];
  readonly actions: readonly ActionNow[];
  readonly asks: readonly OpenAsk[];
  /** Of one action: its last revisions, newest period first. */
  readonly history?: readonly StatusUpdate[];
}

/** Undefined for a command that is not of a part of the plan, such as a search by words. */
export async function readStatus(
  store: Store,
  partnership: PartnershipNow,
  command: Command | UnknownCommand,
): Promise<StatusFacts | 'not there' | undefined> {
  const where = partOf(command);
  if (!where) return undefined;
  const [all, actions, asks] = await Promise.all([
    store.plans.priorities(partnership.id),
    store.plans.actions(partnership.id, where),
    store.plans.asks(partnership.id, where),
  ]);
  const priorities = all.filter((one) => isShown(one, where, actions));
  const isThere = command.kind === 'priorities' || actions.length + priorities.length > 0;
  if (!isThere) return 'not there';
  const { slug, name, now } = partnership;
  const [action] = actions;
  const history =
    command.kind === 'action' && action
      ? { history: await store.updates.history(partnership.id, action.id, historyPeriods) }
      : {};
  return { partnership: slug, name, at: now, priorities, actions, asks, ...history };
}

function partOf(command: Command | UnknownCommand): ActionsWhere | undefined {
  switch (command.kind) {
    case 'priorities':
      return {};
    case 'priority':
      return { priority: command.number };
    case 'cross-cutting':
      return { priority: 'cross-cutting' };
    case 'action':
      return { refs: [command.ref] };
    default:
      return undefined;
  }
}

function isShown(
  { number }: PriorityFacts,
  { priority, refs }: ActionsWhere,
  actions: readonly ActionNow[],
): boolean {
  if (priority !== undefined) return priority === number;
  if (!refs) return true;
  return actions.some((one) => one.priority !== 'cross-cutting' && one.priority.number === number);
}
