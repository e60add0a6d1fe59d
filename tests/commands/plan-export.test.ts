import { afterAll, expect, it } from 'vitest';
import { waymark } from '../support/command.ts';
import { scratchFiles } from '../support/files.ts';

const files = scratchFiles();
afterAll(() => files.remove());

it.each([
  [
    'o4.xlsx',
    ['--format', 'csv'],
    'o4.xlsx ends in .xlsx, and --format says csv. Leave --format out, or end the name in .csv.\n',
  ],
  [
    'o3.doc',
    [],
    'The end of o3.doc says no format. End it in .yaml, .xlsx or .csv, or name one with --format.\n',
  ],
])('an export to %s with %j is refused before anything is opened', async (out, more, err) => {
  const env = { WAYMARK_HOME: files.at('never made') };

  const ended = await waymark(['plan', 'export', '--out', out, ...more], { env });

  expect(ended).toEqual({ code: 2, out: '', err });
});
