import type { Plan, PlanWorkspace } from './plan.ts';

/**
 * The plan with the workspaces besides that were linked by hand, last, as far as it does not list them: what a file leaves out of these
 * is still used. One whose name the file gives to another gets the next that is free.
 */
export function withLinked(plan: Plan, linked: readonly PlanWorkspace[]): Plan {
  const listed = new Set(plan.workspaces.map(placeOf));
  const names = new Set(plan.workspaces.map(({ id }) => id));
  const more = linked
    .filter((one) => !listed.has(placeOf(one)))
    .map((one) => {
      const id = freeName(one.id, names);
      names.add(id);
      return { ...one, id };
    });
  return more.length === 0 ? plan : { ...plan, workspaces: [...plan.workspaces, ...more] };
}

const longestName = 64;
const unnamed = /[^a-z0-9]+/g;

/** A name for a workspace in a plan, such as "slack-t024be7ld", that none of these is. */
export function linkedName(
  { platform, externalId }: { readonly platform: string; readonly externalId: string },
  names: ReadonlySet<string>,
): string {
  const name = `${platform}-${externalId.toLowerCase().replace(unnamed, '-')}`;
  return freeName(name.slice(0, longestName - 4).replace(/-$/, ''), names);
}

function freeName(name: string, names: ReadonlySet<string>): string {
  let free = name;
  for (let next = 2; names.has(free); next += 1) {
    free = `${name.slice(0, longestName - 4)}-${next}`;
  }
  return free;
}

const placeOf = ({ platform, externalId }: PlanWorkspace): string => `${platform} ${externalId}`;
