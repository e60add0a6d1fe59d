import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { addDays } from '../../src/core/local-date.ts';
import type { Plan, PlanAction } from '../../src/core/plan.ts';
import { exampleSchedule } from './example-schedule.ts';

/** Text that a file format might take for something else. */
const trickyTexts = [
  '"quoted" and \'single\'',
  "'leading apostrophe",
  '"',
  '=HYPERLINK("http://example.org")',
  '+44 1904',
  '-1',
  '@SUM(A1)',
  '# not a remark',
  'key: value',
  '- item',
  'yes',
  'null',
  '~',
  'true',
  '2024-01-01',
  '2.10',
  '1e5',
  '0x1F',
  '09:00',
  '31/03/2025',
  '90%',
  'a, b; c',
  'each case review',
  '[1, 2]',
  '{ a: b }',
  '&anchor *alias !tag',
  '%TAG',
  '`tick` | > pipe',
  '_x0041_ _x000D_',
  '<b>&amp; ]]> &#65;',
  '👩‍👧‍👦 ● ▲',
  'שלום \u202eעולם\u202c',
  '\uFF1D\uFF0B1',
  'zero\u200bwidth \u2028 separator',
] as const;

/** A checked text holds no control characters, no halves of a pair, and no spaces around it. */
const isStorable = (text: string): boolean =>
  text === text.trim() &&
  text !== '' &&
  !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/u.test(text);

const line = fc.oneof(
  fc.constantFrom(...trickyTexts),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter(isStorable),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter(isStorable),
);

const paragraphs = fc.oneof(
  line,
  fc
    .array(fc.oneof(line, fc.constant(''), fc.constant('\tindented')), {
      minLength: 2,
      maxLength: 4,
    })
    .map((lines) => `first${lines.map((text) => `\n${text}`).join('')}\nlast`),
);

/** Ten digits may be somebody's number, which the privacy door refuses. */
const slug = fc
  .stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/)
  .filter((text) => !/(\d-?){10}/.test(text));
const ids = (most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(
    slug.filter((id) => id !== 'local'),
    { minLength: 1, maxLength: most },
  );

const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.subarray([...values]);
const date = (fromOn: string): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 900 }).map((days) => addDays(fromOn, days));

const measure = fc.record(
  {
    kind: fc.constantFrom('done', 'quality', 'difference'),
    text: paragraphs,
    baseline: line,
    target: paragraphs,
  },
  { requiredKeys: ['kind', 'text', 'baseline'] },
);

type Rows = {
  fromOn: string;
  workspaces: string[];
  agencies: string[];
  people: string[];
  subGroups: string[];
  priorities: number[];
};

const rows: fc.Arbitrary<Rows> = fc.record({
  fromOn: fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2022-01-01', days)),
  workspaces: fc.oneof(fc.constant<string[]>([]), ids(2)),
  agencies: ids(3),
  people: ids(4),
  subGroups: ids(3),
  priorities: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 }),
});

const anyAction = ({ fromOn, agencies, subGroups, priorities }: Rows, ref: number) =>
  fc
    .record({
      priority: fc.constantFrom<PlanAction['priority']>(...priorities, 'cross-cutting'),
      title: line,
      subGroup: fc.constantFrom(...subGroups),
      due: fc.oneof(
        date(fromOn).map((on) => ({ on })),
        line.map((each) => ({ each })),
      ),
      origin: fc.constantFrom<PlanAction['origin']>('plan', 'review', 'audit', 'emerging-theme'),
      agencies: some(agencies),
      measures: fc.array(measure, { maxLength: 2 }),
    })
    .map((action): PlanAction => {
      const prefix = action.priority === 'cross-cutting' ? 'X' : action.priority;
      return { ref: `${prefix}.${ref}`, ...action };
    });

/** An id as Teams has them, always the same. */
const guidOf = (id: string): string =>
  createHash('sha256')
    .update(id)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

const anyPerson = ({ workspaces, agencies }: Rows, id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      name: line,
      email: fc.constant(`${id}@example.org`),
      agency: fc.constantFrom(...agencies),
      accounts: some(['local', ...workspaces]).map((among) =>
        among.map((workspace) => ({
          workspace,
          user: workspace === 'local' ? `=1+${id}` : guidOf(id),
        })),
      ),
      roles: some(['executive', 'scrutineer', 'coordinator'] as const),
    },
    { requiredKeys: ['id', 'name', 'accounts', 'roles'] },
  );

const anySubGroup = ({ people }: Rows, id: string) =>
  fc
    .record(
      {
        id: fc.constant(id),
        name: line,
        kind: fc.constantFrom('standing', 'task-and-finish'),
        chair: fc.constantFrom(...people),
        lead: fc.constantFrom(...people),
      },
      { requiredKeys: ['id', 'name', 'kind', 'lead'] },
    )
    .map((group) => {
      const deputy = people.find((person) => person !== group.lead);
      return deputy === undefined ? group : { ...group, deputy };
    });

const each = <Key, Row>(keys: readonly Key[], one: (key: Key) => fc.Arbitrary<Row>) =>
  fc.tuple(...keys.map(one));

const planOf = (known: Rows): fc.Arbitrary<Plan> =>
  fc.record(
    {
      partnership: fc.record({
        id: slug,
        name: line,
        kind: fc.constantFrom('lscp', 'sab', 'hwb', 'csp'),
        timeZone: fc.constantFrom('Europe/London', 'Etc/GMT+1', 'UTC'),
      }),
      workspaces: fc.constant(
        known.workspaces.map((id) => ({
          id,
          platform: 'teams' as const,
          externalId: guidOf(id),
        })),
      ),
      plan: fc.record({
        title: line,
        fromOn: fc.constant(known.fromOn),
        toOn: date(known.fromOn),
      }),
      agencies: each(known.agencies, (id) =>
        fc.record({ id: fc.constant(id), name: line, statutory: fc.boolean() }),
      ),
      people: each(known.people, (id) => anyPerson(known, id)),
      priorities: each(known.priorities, (number) =>
        fc.record(
          {
            number: fc.constant(number),
            title: line,
            outcome: paragraphs,
            sponsor: fc.constantFrom(...known.people),
          },
          { requiredKeys: ['number', 'title'] },
        ),
      ),
      subGroups: each(known.subGroups, (id) => anySubGroup(known, id)),
      actions: each([1, 2, 10, 100], (ref) => anyAction(known, ref)),
      schedule: line.map((channel) =>
        exampleSchedule({ executiveChannel: { workspace: 'local', channel } }),
      ),
      closedDays: fc.uniqueArray(date(known.fromOn), { minLength: 1, maxLength: 3 }),
    },
    {
      requiredKeys: [
        ...(['partnership', 'workspaces', 'plan', 'agencies', 'people', 'priorities'] as const),
        ...(['subGroups', 'actions'] as const),
      ],
    },
  );

/** Any plan that passes every check, with texts that file formats are apt to spoil. */
export const anyPlan: fc.Arbitrary<Plan> = rows.chain(planOf);
