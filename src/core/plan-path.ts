/** Where a value lies in a plan file: `['actions', 3, 'due']`. */
export type PlanPath = readonly (string | number)[];

const lists: Readonly<Record<string, { one: string; name: string; key: string }>> = {
  workspaces: { one: 'workspace', name: 'workspace', key: 'id' },
  agencies: { one: 'agency', name: 'agency', key: 'id' },
  people: { one: 'person', name: 'person', key: 'id' },
  priorities: { one: 'priority', name: 'priority', key: 'number' },
  subGroups: { one: 'subGroup', name: 'sub-group', key: 'id' },
  actions: { one: 'action', name: 'action', key: 'ref' },
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The value there; undefined where the path leads nowhere. */
export function valueAt(file: unknown, path: PlanPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    file,
  );
}

/** "action.due", "measure.kind", "schedule.close.weekday"; "file" for the file as a whole. */
export function fieldName(path: PlanPath): string {
  const [list, index, ...rest] = path;
  const one = typeof index === 'number' ? lists[String(list)]?.one : undefined;
  if (!one) return path.filter((key) => typeof key === 'string').join('.') || 'file';
  const names = rest.filter((key) => typeof key === 'string');
  return names[0] === 'measures' && typeof rest[1] === 'number'
    ? ['measure', ...names.slice(1)].join('.')
    : [one, ...names].join('.');
}

/** Whose field it is, as people say it: "action 2.3", "the third person", "schedule". */
export function ownerName(file: unknown, path: PlanPath): string | undefined {
  const [list, index, inner] = path;
  if (typeof list !== 'string') return undefined;
  const kind = lists[list];
  if (!kind || typeof index !== 'number') return typeof index === 'string' ? list : undefined;
  const key = valueAt(file, [list, index, kind.key]);
  const isKey = typeof key === 'string' || typeof key === 'number';
  const row = isKey ? `${kind.name} ${String(key).slice(0, 60)}` : `${kind.name} ${index + 1}`;
  return inner === 'measures' && path.length > 4 ? `a measure of ${row}` : row;
}
