import { type PlanPath, valueAt } from './plan-path.ts';
import { type PlanProblem, type PlanSource, placeName, quoted } from './plan-problem.ts';
import { type PlanRow, rowsAt, textAt } from './plan-rows.ts';

/** What must differ from row to row: the path of the field, and the value by which two are the same. */
type Key = { path: PlanPath; key: string; found: unknown };

const spreadsheetHint = 'A spreadsheet may have turned 2.10 into 2.1: format the cells as text.';

/** Ids, numbers, refs, e-mail addresses and accounts that are there twice. */
export function repeatProblems(source: PlanSource): PlanProblem[] {
  const { file } = source;
  const people = rowsAt(file, ['people']);
  const workspaces = rowsAt(file, ['workspaces']);
  return [
    ...['workspaces', 'agencies', 'people', 'subGroups'].flatMap((list) =>
      repeats(source, keysOf(rowsAt(file, [list]), 'id')),
    ),
    ...repeats(source, keysOf(rowsAt(file, ['priorities']), 'number')),
    ...repeats(source, keysOf(rowsAt(file, ['actions']), 'ref'), spreadsheetHint),
    // People are matched by e-mail, so one address is one person, with several roles.
    ...repeats(source, keysOf(people, 'email')),
    ...repeats(
      source,
      people.flatMap((person) => accountsOf(file, person)),
    ),
    ...repeats(source, workspaces.flatMap(platformOf)),
    ...workspaces.filter((row) => textAt(row, 'id') === 'local').map(localIsThere),
  ];
}

function keysOf(rows: readonly PlanRow[], field: string): Key[] {
  return rows.flatMap((row) => {
    const found = valueAt(row.value, [field]);
    if (typeof found !== 'string' && typeof found !== 'number') return [];
    return [{ path: [...row.path, field], key: keyOf(found), found }];
  });
}

const keyOf = (...parts: unknown[]): string =>
  JSON.stringify(parts.map((part) => String(part).trim().toLowerCase()));

function accountsOf(file: unknown, person: PlanRow): Key[] {
  return rowsAt(file, [...person.path, 'accounts']).flatMap((account) => {
    const [workspace, user] = [textAt(account, 'workspace'), textAt(account, 'user')];
    if (workspace === undefined || user === undefined) return [];
    return [{ path: [...account.path, 'user'], key: keyOf(workspace, user), found: user }];
  });
}

function platformOf(row: PlanRow): Key[] {
  const externalId = textAt(row, 'externalId');
  if (externalId === undefined) return [];
  const key = keyOf(textAt(row, 'platform'), externalId);
  return [{ path: [...row.path, 'externalId'], key, found: externalId }];
}

function repeats({ placeOf }: PlanSource, keys: readonly Key[], mend?: string): PlanProblem[] {
  const first = new Map<string, Key>();
  return keys.flatMap((key) => {
    const before = first.get(key.key);
    if (!before) {
      first.set(key.key, key);
      return [];
    }
    const { line } = placeOf(before.path);
    const place = line === undefined ? '' : `, first at ${lowerFirst(placeName({ line }))}`;
    return [
      {
        path: key.path,
        expected: 'different in every row',
        found: key.found,
        says: `${key.path.at(-1)} ${quoted(key.found)} is used twice${place}. Give each row its own.`,
        ...(mend ? { mend } : {}),
      },
    ];
  });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function localIsThere(row: PlanRow): PlanProblem {
  return {
    path: [...row.path, 'id'],
    expected: 'an id other than local',
    found: 'local',
    says: 'The workspace "local" is there by itself. Take this row out.',
  };
}
