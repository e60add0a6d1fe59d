import { z } from 'zod';
import { isLocalDate } from './local-date.ts';
import { asWord, lineUpTo, patterned, satisfying, slug, textUpTo, wordOf } from './plan-text.ts';
import { scheduleSchema } from './schedule.ts';
import { isTimeZone } from './zoned-time.ts';

const datePhrase = 'a day that exists, written like 2025-03-31';
const date = satisfying(isLocalDate, datePhrase);

const name = lineUpTo(200);
const title = lineUpTo(500);

/** A platform's own id, which no platform writes with a space or a semicolon. */
const platformId = patterned(
  /^[^\s;]{1,200}$/,
  'an id of up to 200 characters, without spaces or semicolons',
);

/** 254 characters: RFC 5321 4.5.3.1.3, less the angle brackets. */
const email = satisfying(
  (text) => text.length <= 254 && z.email().safeParse(text).success,
  'an e-mail address such as name@example.org',
);

const ref = patterned(
  /^(?:X|[1-9]\d{0,2})\.[1-9]\d{0,2}$/,
  'text such as "2.3", or "X.1" for a cross-cutting action',
);

const numberPhrase = 'a whole number from 1 to 999';
const priorityNumber = z.int(numberPhrase).min(1, numberPhrase).max(999, numberPhrase);

const priorityRef = z.union(
  [priorityNumber, z.string().transform(asWord).pipe(z.literal('cross-cutting'))],
  'the number of a priority, or cross-cutting',
);

const due = z.union(
  [
    date.transform((on) => ({ on })),
    z.strictObject({ on: date }),
    z.strictObject({ each: lineUpTo(200) }),
  ],
  `${datePhrase}, or each with an occasion`,
);

const yes = z.stringbool({ truthy: ['yes', 'true'], falsy: ['no', 'false'] });
const yesOrNo = z.union([z.boolean(), yes], 'yes or no');

/** `each` is one row of the list. */
function listOf<Row extends z.ZodType>(row: Row) {
  return z.array(row, 'a list');
}

function unrepeated<Row extends z.ZodType<string>>(row: Row) {
  return listOf(row)
    .refine((rows) => new Set(rows).size === rows.length, 'a list that names nothing twice')
    .default(() => []);
}

const group = 'a group of fields';

const measureShape = {
  kind: wordOf(['done', 'quality', 'difference']),
  text: textUpTo(5000),
  baseline: textUpTo(1000).default('not known'),
  target: textUpTo(1000).exactOptional(),
};

const accountShape = { workspace: slug, user: platformId };

const shapes = {
  partnership: {
    id: slug,
    name,
    kind: wordOf(['lscp', 'sab', 'hwb', 'csp']),
    timeZone: satisfying(isTimeZone, 'a time zone such as Europe/London'),
  },
  workspaces: { id: slug, platform: wordOf(['slack', 'teams']), externalId: platformId },
  plan: { title, from: date, to: date },
  agencies: { id: slug, name, statutory: yesOrNo.default(false) },
  people: {
    id: slug,
    name,
    email: email.exactOptional(),
    agency: slug.exactOptional(),
    accounts: listOf(z.strictObject(accountShape, group)).default(() => []),
    roles: unrepeated(wordOf(['executive', 'scrutineer', 'coordinator'])),
  },
  priorities: {
    number: priorityNumber,
    title,
    outcome: textUpTo(5000).exactOptional(),
    sponsor: slug.exactOptional(),
  },
  subGroups: {
    id: slug,
    name,
    kind: wordOf(['standing', 'task-and-finish']).default('standing'),
    chair: slug.exactOptional(),
    lead: slug,
    deputy: slug.exactOptional(),
  },
  actions: {
    ref,
    priority: priorityRef,
    title,
    subGroup: slug,
    due,
    origin: wordOf(['plan', 'review', 'audit', 'inspection', 'emerging-theme']).default('plan'),
    agencies: unrepeated(slug),
    measures: listOf(z.strictObject(measureShape, group)).default(() => []),
  },
};

const channelShape = { workspace: slug, channel: lineUpTo(200) };

const schedule = scheduleSchema.extend({
  executiveChannel: z.strictObject(channelShape, group).exactOptional(),
});

const needed = 'a list with at least one row';

/** A plan file's data, as far as each field can be judged alone; what comes out is a `Plan`. */
export const planFileSchema = z.strictObject(
  {
    partnership: z.strictObject(shapes.partnership, group),
    workspaces: listOf(z.strictObject(shapes.workspaces, group)).default(() => []),
    plan: z
      .strictObject(shapes.plan, group)
      .transform(({ title, from, to }) => ({ title, fromOn: from, toOn: to })),
    agencies: listOf(z.strictObject(shapes.agencies, group)).default(() => []),
    people: z.array(z.strictObject(shapes.people, group), needed).min(1, needed),
    priorities: listOf(z.strictObject(shapes.priorities, group)).default(() => []),
    subGroups: z.array(z.strictObject(shapes.subGroups, group), needed).min(1, needed),
    actions: z.array(z.strictObject(shapes.actions, group), needed).min(1, needed),
    schedule: schedule.exactOptional(),
    closedDays: unrepeated(date),
  },
  'a plan: partnership, plan, people, subGroups and actions',
);

const fieldsByPlace: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(planFileSchema.shape),
  ...Object.fromEntries(Object.entries(shapes).map(([at, shape]) => [at, Object.keys(shape)])),
  'people.accounts': Object.keys(accountShape),
  'actions.measures': Object.keys(measureShape),
  'actions.due': ['on', 'each'],
  schedule: Object.keys(schedule.shape),
  'schedule.close': Object.keys(schedule.shape.close.shape),
  'schedule.rollUp': Object.keys(schedule.shape.rollUp.shape),
  'schedule.executiveChannel': Object.keys(channelShape),
};

/** The fields that may stand at a place, given by its names joined by full stops; "" is the top. */
export function fieldsAt(place: string): readonly string[] {
  return fieldsByPlace[place] ?? [];
}
