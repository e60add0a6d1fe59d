import type { ActionNow, OpenAsk } from './action-now.ts';
import { driftOf, type PeriodAnswer } from './drift.ts';
import type { RollUpAction, RollUpAsk, RollUpFacts, StoodBefore } from './roll-up-facts.ts';

/** Decisions first; among equals the earliest needed, those without a date last. */
export function asksInOrder(asks: readonly OpenAsk[]): RollUpAsk[] {
  return asks
    .map(({ ref, kind, text, ofWhom, neededByOn, raisedAt }) => ({
      ref,
      kind,
      text,
      ...(ofWhom ? { ofWhom } : {}),
      ...(neededByOn ? { neededByOn } : {}),
      raisedAt: raisedAt.toISOString(),
    }))
    .sort((a, b) => askPlace(a).localeCompare(askPlace(b)));
}

const askPlace = ({ kind, neededByOn }: RollUpAsk): string =>
  `${kind === 'decision' ? 0 : 1} ${neededByOn ?? '9999'}`;

/** Reported red or amber this time, and not known as that before. `before` only where somebody had said it. */
export function newlyRedOrAmberOf(
  actions: readonly RollUpAction[],
  previous: RollUpFacts | undefined,
): RollUpFacts['newlyRedOrAmber'] {
  const before = stoodBefore(previous?.actions.filter(({ reportedAt }) => reportedAt));
  return (['red', 'amber'] as const).flatMap((part) =>
    actions
      .filter((one) => one.part === part && knownRag(before.get(one.ref)) !== part)
      .map(({ ref }) => {
        const was = before.get(ref);
        return { ref, ...(was ? { before: was } : {}) };
      }),
  );
}

/** Last known red or amber, and nobody answered for them this time: red first. */
export function quietOf(actions: readonly RollUpAction[]): string[] {
  const unheard = actions.filter(({ part }) => part === 'no-update' || part === 'in-progress');
  return (['red', 'amber'] as const).flatMap((rag) =>
    unheard.filter((one) => knownRag(one) === rag).map(({ ref }) => ref),
  );
}

/** Green after amber or red, or newly complete and accepted. Only against a roll-up before. */
export function betterOf(
  actions: readonly RollUpAction[],
  previous: RollUpFacts | undefined,
): RollUpFacts['better'] {
  const before = stoodBefore(previous?.actions);
  return actions.flatMap(({ ref, part }) => {
    const was = before.get(ref);
    if (!was) return [];
    const rag = knownRag(was);
    const recovered = part === 'green' && (rag === 'amber' || rag === 'red');
    const completed = part === 'complete' && was.state !== 'complete-accepted';
    return recovered || completed ? [{ ref, before: was }] : [];
  });
}

export function overdueOf(actions: readonly RollUpAction[]): string[] {
  return actions
    .filter((one) => one.overdue)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
    .map((one) => one.ref);
}

/** Due dates that moved since the roll-up before; in the first one, all that ever moved. */
export function movedOf(
  actions: readonly RollUpAction[],
  previous: RollUpFacts | undefined,
): RollUpFacts['moved'] {
  const before = new Map(previous?.actions.map((action) => [action.ref, action]));
  return actions
    .filter((one) => one.dueMoves > (before.get(one.ref)?.dueMoves ?? 0))
    .map(({ ref }) => {
      const from = before.get(ref)?.dueOn;
      return { ref, ...(from ? { from } : {}) };
    });
}

export function silentOf(asked: readonly RollUpAction[]): RollUpFacts['silent'] {
  const groups = new Map<string, { refs: string[]; asked: number }>();
  for (const { subGroup, ref, part } of asked) {
    const group = groups.get(subGroup) ?? { refs: [], asked: 0 };
    group.asked += 1;
    if (part === 'no-update') group.refs.push(ref);
    groups.set(subGroup, group);
  }
  return [...groups]
    .filter(([, { refs }]) => refs.length > 0)
    .map(([subGroup, group]) => ({ subGroup, ...group }))
    .sort((a, b) => b.refs.length / b.asked - a.refs.length / a.asked);
}

type Remembered = Pick<ActionNow, 'ref' | 'state' | 'dueMoves'> & {
  readonly recentAnswers: readonly PeriodAnswer[];
};

export function driftsOf(actions: readonly Remembered[]): RollUpFacts['drift'] {
  return actions
    .map((action) => ({ ref: action.ref, ways: driftOf(action, action.recentAnswers) }))
    .filter(({ ways }) => ways.length > 0);
}

function stoodBefore(actions: readonly RollUpAction[] = []): ReadonlyMap<string, StoodBefore> {
  return new Map(
    actions.map(({ ref, state, rag }) => [ref, { state, ...(rag ? { rag } : {}) }] as const),
  );
}

const knownRag = (stood: Pick<RollUpAction, 'state' | 'rag'> | undefined) =>
  stood?.state === 'in-progress' ? stood.rag : undefined;
