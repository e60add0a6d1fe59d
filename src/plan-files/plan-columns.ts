/** How a cell of a column is read into the plan's data, and written from it. */
export type CellKind =
  | 'text'
  | 'number'
  | 'date'
  | 'due'
  | 'list'
  | 'numbers'
  | 'accounts'
  | 'priority'
  | 'time'
  | 'moment'
  | 'channel';

export type PlanSection = {
  /** Where its rows lie in the YAML form; `single` is one group of fields, not a list of them. */
  key: string;
  single: boolean;
  /** The columns it uses, named as the YAML names its fields. */
  columns: Readonly<Record<string, CellKind>>;
};

const listOf = (key: string, columns: Readonly<Record<string, CellKind>>): PlanSection => ({
  key,
  single: false,
  columns,
});

const oneOf = (key: string, columns: Readonly<Record<string, CellKind>>): PlanSection => ({
  key,
  single: true,
  columns,
});

/** By the word in the column `section`, in the order in which they are written. */
export const planSections = {
  partnership: oneOf('partnership', { id: 'text', name: 'text', kind: 'text', timeZone: 'text' }),
  workspace: listOf('workspaces', { id: 'text', platform: 'text', externalId: 'text' }),
  plan: oneOf('plan', { title: 'text', from: 'date', to: 'date' }),
  agency: listOf('agencies', { id: 'text', name: 'text', statutory: 'text' }),
  person: listOf('people', {
    id: 'text',
    name: 'text',
    email: 'text',
    agency: 'text',
    accounts: 'accounts',
    roles: 'list',
  }),
  priority: listOf('priorities', {
    number: 'number',
    title: 'text',
    outcome: 'text',
    sponsor: 'text',
  }),
  subGroup: listOf('subGroups', {
    id: 'text',
    name: 'text',
    kind: 'text',
    chair: 'text',
    lead: 'text',
    deputy: 'text',
  }),
  action: listOf('actions', {
    ref: 'text',
    priority: 'priority',
    title: 'text',
    subGroup: 'text',
    due: 'due',
    origin: 'text',
    agencies: 'list',
  }),
  // `action` names the row it belongs to; the YAML nests it there instead.
  measure: listOf('measures', {
    action: 'text',
    kind: 'text',
    text: 'text',
    baseline: 'text',
    target: 'text',
  }),
  schedule: oneOf('schedule', {
    rule: 'text',
    time: 'time',
    remindAfterWorkingDays: 'numbers',
    deputyAfterWorkingDays: 'number',
    chairAfterWorkingDays: 'number',
    close: 'moment',
    rollUp: 'moment',
    executiveChannel: 'channel',
  }),
  // One row a day.
  closedDay: listOf('closedDays', { day: 'date' }),
} satisfies Record<string, PlanSection>;

/** In the order in which they are written: what a row is comes first, what few rows have comes last. */
export const planColumns = [
  ...['section', 'id', 'number', 'ref', 'action', 'priority', 'name', 'title', 'kind', 'text'],
  ...['baseline', 'target', 'outcome', 'subGroup', 'due', 'origin', 'agencies', 'sponsor'],
  ...['lead', 'deputy', 'chair', 'email', 'agency', 'roles', 'accounts', 'statutory'],
  ...['platform', 'externalId', 'timeZone', 'from', 'to', 'day', 'rule', 'time'],
  ...['remindAfterWorkingDays', 'deputyAfterWorkingDays', 'chairAfterWorkingDays'],
  ...['close', 'rollUp', 'executiveChannel'],
] as const;

/** "Sub group" and "subGroup" are the same name. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
