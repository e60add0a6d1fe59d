import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { rowsOf } from '../support/embedded.ts';
import { scratchFiles } from '../support/files.ts';
import { actionLine, planYaml } from '../support/plan-yaml.ts';

let database: FreshDatabase;
const files = scratchFiles();

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(async () => {
  files.remove();
  await database.drop();
});

const twoGoodRows = planYaml(actionLine, `${actionLine}\n${actionLine}`);
const megabytes = 1024 * 1024;

describe('a plan file that cannot be imported', () => {
  it.each<[string, string, string | Uint8Array, RegExp]>([
    [
      'is not YAML',
      'plan.yaml',
      'partnership: { id: york',
      /^Line 1: this is not YAML from here on/,
    ],
    ['is empty', 'plan.yaml', '', /^The file is empty\./],
    ['has 50 MB', 'plan.yaml', new Uint8Array(50 * megabytes), /^The file is 50\.0 MB/],
    ['has a ref twice', 'plan.yaml', twoGoodRows, /^Line 11, action 1\.1: .*line 10/],
    [
      'names a person who is not in it',
      'plan.yaml',
      planYaml('lead: lead', 'lead: nobody'),
      /^Line 8, sub-group early-help: lead should be .* but is "nobody"\.$/m,
    ],
    [
      'has a day that does not exist',
      'plan.yaml',
      planYaml('2024-09-03', '2025-02-30'),
      /^Line 10, action 1\.1: due should be a day that exists.*"2025-02-30"/,
    ],
    [
      'has a due date before the plan begins',
      'plan.yaml',
      planYaml('2024-09-03', '2023-09-03'),
      /^Line 10, action 1\.1: due should be on or after the plan's first day, 1 April 2024/,
    ],
    [
      'has a ref that a spreadsheet turned into a number',
      'plan.yaml',
      planYaml('"1.1"', '1.1'),
      /^Line 10, action 1\.1: ref should be .* but is the number 1\.1\./,
    ],
    ['is of another kind', 'plan.docx', 'PK', /should end in \.yaml, \.yml, \.xlsx or \.csv/],
  ])('that %s is refused in a sentence, with exit code 1', async (_, name, content, sentence) => {
    const file = files.write(name, content);

    const { code, out, err } = await waymark(['plan', 'import', file], {
      env: { DATABASE_URL: database.url },
    });

    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({
      code: 1,
      out: '',
      lines: 1,
    });
    expect(err).toMatch(sentence);
    expect(await rowsOf(database.url, 'SELECT id FROM "Partnership"')).toEqual([]);
  });
});

describe('plan check', () => {
  it('gives every error at once, with line, field and expectation', async () => {
    const bad = planYaml('2024-09-03', '2023-02-30')
      .replace('lead: lead }', 'lead: nobody }')
      .replace('kind: lscp', 'kind: club');
    const file = files.write('bad.yaml', bad);

    const { code, out, err } = await waymark(['plan', 'check', file, '--json']);

    expect({ code, err }).toEqual({ code: 1, err: '' });
    const answer = JSON.parse(out);
    expect(answer.ok).toBe(false);
    expect(
      answer.errors.map(({ line, field, expected }: Record<string, unknown>) => [
        line,
        field,
        expected,
      ]),
    ).toEqual([
      [1, 'partnership.kind', 'one of: lscp, sab, hwb, csp'],
      [8, 'subGroup.lead', 'an id that is listed under people'],
      [10, 'action.due', expect.stringContaining('a day that exists')],
    ]);
  });

  it('says what is in a good plan, and stores nothing', async () => {
    const file = files.write('good.yaml', planYaml());

    const { code, out, err } = await waymark(['plan', 'check', file], {
      env: { WAYMARK_HOME: files.at('never made') },
    });

    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'The plan is good: 1 priority, 1 sub-group, 1 action, 2 people.\n',
      err: '',
    });
  });

  it('says so when the file is not there, which is wrong use', async () => {
    const { code, err } = await waymark(['plan', 'check', files.at('none.yaml')]);

    expect(code).toBe(2);
    expect(err).toMatch(/^The file .*none\.yaml is not there\. Check its name and folder, .*\.\n$/);
  });
});
