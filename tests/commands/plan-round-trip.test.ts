import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { scratchFiles } from '../support/files.ts';

const example = fileURLToPath(new URL('../../examples/cyscp-2024-25.yaml', import.meta.url));
const files = scratchFiles();
let database: FreshDatabase;
let run: (...args: string[]) => ReturnType<typeof waymark>;

beforeAll(async () => {
  database = await freshDatabase();
  run = (...args) => waymark(args, { env: { DATABASE_URL: database.url } });
  expect(await run('plan', 'import', example, '--clock', '2024-09-02T08:55:00+01:00')).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^Stored City of York .*: 5 priorities, 8 sub-groups, 25 actions, 23 people\.\n(?:Action .* after the plan's end .*\n)+Its time is simulated and stands at Monday 2 September 2024 at 8:55am\. Move it .*\nThe next requests for updates go out on Monday 2 September 2024 at 9am\.\n$/,
    ),
    err: '',
  });
});

afterAll(async () => {
  files.remove();
  await database.drop();
});

it('an exported workbook is imported without a difference', async () => {
  const file = files.at('plan.xlsx');
  expect(await run('plan', 'export', '--out', file)).toEqual({
    code: 0,
    out: `Wrote the plan of City of York Safeguarding Children Partnership to ${file}.\n`,
    err: '',
  });

  const { code, out } = await run('plan', 'import', file, '--json');

  expect({ code, answer: JSON.parse(out) }).toMatchObject({
    code: 0,
    answer: { partnership: 'cyscp', stored: true, isNew: false, changes: [] },
  });
});

it('what export prints is a plan file that differs in nothing', async () => {
  const exported = await run('plan', 'export');
  const file = files.write('printed.yaml', exported.out);

  const { code, out } = await run('plan', 'import', file);

  expect({ code, first: out.split('\n')[0] }).toEqual({
    code: 0,
    first: 'Nothing changes: that is what is stored.',
  });
});

it('a changed plan shows what changes before it is stored, and only that changes', async () => {
  const text = readFileSync(example, 'utf8');
  const file = files.write(
    'changed.yaml',
    text
      .replace('Update the exploitation screening tool', 'Renew the exploitation screening tool')
      .replace('due: 2024-11-30', 'due: 2024-12-13'),
  );

  const changed = await run('plan', 'import', file, '-y');

  expect(changed.out.split('\n').slice(0, 4)).toEqual([
    '2 changes to City of York Safeguarding Children Partnership:',
    expect.stringMatching(/^ {2}Action 1\.2: due moved from 30 November 2024 to 13 December 2024$/),
    '  Action 2.5: title changed from Update the exploitation screening tool to Renew the exploitation screening tool',
    'Stored.',
  ]);
});

it('people are merged by id: what a row leaves out stays, and nobody is removed', async () => {
  const file = files.write(
    'people.csv',
    'id,name,email,roles\nscrutineer,Independent scrutineer (new),,\nvisitor,Visitor,visitor@example.org,executive\n',
  );

  const { code, out, err } = await run('people', 'import', file, '-y');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n').slice(0, 4)).toEqual([
    '2 changes to City of York Safeguarding Children Partnership:',
    '  Person scrutineer: name changed from Independent scrutineer to Independent scrutineer (new)',
    '  Person visitor added: Visitor',
    'Stored.',
  ]);
});

it('people with an error in one row are not imported at all', async () => {
  const file = files.write(
    'bad-people.csv',
    'id,name,agency\nsomebody,Somebody,council\nnobody,Nobody,no-such-agency\n',
  );

  const { code, out, err } = await run('people', 'import', file);

  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: 'Line 3, person nobody: agency should be an id that is listed under agencies, but is "no-such-agency".\n',
  });
  const people = JSON.parse((await run('plan', 'export', '--json')).out).people;
  expect(people.map(({ id }: { id: string }) => id)).not.toContain('somebody');
});
