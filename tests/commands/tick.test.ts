import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { scratchFiles } from '../support/files.ts';
import { planYaml } from '../support/plan-yaml.ts';

const example = fileURLToPath(new URL('../../examples/cyscp-2024-25.yaml', import.meta.url));
const files = scratchFiles();
/** A plan of people who live in real time. */
const onSlack = planYaml(
  'agencies:',
  'workspaces: [ { id: council, platform: slack, externalId: T01 } ]\nagencies:',
);
let database: FreshDatabase;
let run: (...args: string[]) => ReturnType<typeof waymark>;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  await run('plan', 'import', example, '--clock', '2024-09-02T08:55:00+01:00');
});

afterAll(async () => {
  files.remove();
  await database.drop();
});

it('before anybody was asked there is no roll-up to show', async () => {
  const { code, out, err } = await run('rollup');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    'Nobody has been asked for an update yet. See when the first requests go out: waymark schedule preview\n',
  );
});

it('a tick walks a reporting period through its milestones, and delivers', async () => {
  const { code, out, err } = await run('tick', '--at', '2024-09-06T12:00:00+01:00', '--json');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  const walked = JSON.parse(out);
  expect(walked).toEqual({
    partnerships: [{ partnership: 'cyscp', now: '2024-09-06T11:00:00.000Z', simulated: true }],
    did: [
      ['open', '2024-09-02T08:00:00.000Z'],
      ['remind', '2024-09-04T08:00:00.000Z'],
      ['deputy', '2024-09-04T08:00:00.000Z'],
      ['chair', '2024-09-05T08:00:00.000Z'],
      ['close', '2024-09-05T16:00:00.000Z'],
      ['roll-up', '2024-09-06T09:00:00.000Z'],
    ].map(([what, dueAt]) => ({ partnership: 'cyscp', what, dueAt, outcome: 'done' })),
    delivered: expect.any(Number),
  });
  expect(walked.delivered).toBeGreaterThan(8);
});

it('the same tick again does nothing, and an earlier one is refused', async () => {
  expect(await run('tick', '--at', '2024-09-06T12:00:00+01:00')).toEqual({
    code: 0,
    out: 'Nothing was due.\n',
    err: '',
  });
  expect(await run('tick', '--at', '2024-09-01T12:00:00+01:00')).toEqual({
    code: 1,
    out: '',
    err: 'Time only moves forward, and it is Friday 6 September 2024 at midday already.\n',
  });
});

it('shows the roll-up that was kept, or how that period would read now', async () => {
  const kept = JSON.parse((await run('rollup', '--json')).out);
  const preview = await run('rollup', '--period', kept.periodId, '--preview');

  expect(kept).toMatchObject({
    partnership: 'cyscp',
    keptAt: '2024-09-06T09:00:00.000Z',
    openedOn: '2024-09-02',
    total: 25,
    updated: 0,
  });
  expect(preview.code).toBe(0);
  expect(preview.out).toMatch(/^Roll-up: week of 2 September 2024\n\n25 no update; 0 of 25/);
  expect(preview.out).toMatch(
    new RegExp(`\\nPeriod ${kept.periodId}, a preview: nothing was kept or posted\\.\\n$`),
  );
});

it('says so when there is no such period', async () => {
  expect(await run('rollup', '--period', '00000000-0000-7000-8000-000000000000')).toEqual({
    code: 1,
    out: '',
    err: 'There is no such period in this partnership.\n',
  });
});

it('says what /priority says, as text and as facts', async () => {
  expect((await run('status', '2.3')).out).toMatch(
    /^2\.3 Survey partners on the strategy's implementation and impact\n/,
  );
  expect(JSON.parse((await run('status', '4', '--json')).out)).toMatchObject({
    partnership: 'cyscp',
    at: '2024-09-06T11:00:00.000Z',
    priorities: [{ number: 4, title: 'Engaging with Fathers' }],
    actions: ['4.1', '4.2', '4.3', '4.4'].map((ref) => ({ ref, state: 'not-started' })),
    asks: [],
  });
  expect(await run('status', '9.9')).toEqual({
    code: 1,
    out: '',
    err: '"9.9" is not in the plan. See all of it: waymark status\n',
  });
});

it('says what is not in the plan', async () => {
  expect(await run('status', 'zebra')).toEqual({
    code: 1,
    out: '',
    err: '"zebra" is not in the plan. See all of it: waymark status\n',
  });
});

it('says which word of a title was meant by a misspelt one', async () => {
  expect(await run('status', 'exploitaton')).toEqual({
    code: 1,
    out: '',
    err: '"exploitaton" is not in the plan. Did you mean this? waymark status Exploitation\n',
  });
});

it('does not say back what the privacy door refuses', async () => {
  const { code, out, err } = await run('status', '943', '476', '5919');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('looks like an NHS number');
  expect(err).not.toMatch(/943|476|5919/);
});

it('lists messages by state, without what they say', async () => {
  const { code, out } = await run('deliveries', 'list', '--state', 'sent', '--json');

  const { deliveries } = JSON.parse(out);
  expect(code).toBe(0);
  expect(deliveries.length).toBeGreaterThan(8);
  expect(deliveries.find(({ kind }: { kind: string }) => kind === 'roll-up')).toMatchObject({
    state: 'sent',
    attempt: 1,
    to: { kind: 'channel', id: 'executive' },
  });
  expect(Object.keys(deliveries[0])).not.toContain('card');
});

it('a partnership in real time is not moved to a later moment, which nobody could take back', async () => {
  const other = await freshDatabase();
  const env = { DATABASE_URL: other.url };
  const plan = files.write('slack.yaml', onSlack);
  await waymark(['plan', 'import', plan], { env });

  const { code, err } = await waymark(['tick', '--at', '2999-01-01T09:00:00Z'], { env });

  await other.drop();
  expect({ code, err }).toEqual({
    code: 1,
    err: 'This partnership goes by real time, so nothing can be done as of a later moment. Leave out --at, or name a moment that has passed.\n',
  });
});
