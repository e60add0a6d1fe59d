import { afterAll, expect, test } from 'vitest';
import { systemZonesVersion, zonesFindings } from '../../src/commands/doctor-zones.ts';
import { scratchFiles } from '../support/files.ts';

const files = scratchFiles();
afterAll(() => files.remove());

test("time zones of Node.js that are older than the system's are noted, with the mend", () => {
  expect(zonesFindings('2025b', '2026a')).toEqual([
    {
      check: 'Time zones',
      ok: true,
      isNote: true,
      says: "Those of Node.js count, which are of 2025b; the system's are newer, of 2026a. If the rules for the clocks of your zone have changed since, install a newer Node.js.",
    },
  ]);
});

test.each([
  ['2025b', '2025b'],
  ['2026a', '2025c'],
  ['2025b', undefined],
  [undefined, '2025b'],
])('of %s beside %s of the system there is nothing to say', (node, system) => {
  expect(zonesFindings(node, system)).toEqual([]);
});

test('the version of the system is the first line of its zones', () => {
  const path = files.write('tzdata.zi', '# version 2025b\n# ddeps backzone\nR d 1916 o\n');
  expect(systemZonesVersion(path)).toBe('2025b');
});

test.each(['R d 1916 o\n# version 2025b\n', '# version unknown\n', '# version 2025b-dirty\n', ''])(
  'a system that does not say its version has none: %j',
  (content) => {
    expect(systemZonesVersion(files.write('other.zi', content))).toBeUndefined();
  },
);

test('neither has a system without the file', () => {
  expect(systemZonesVersion(files.at('nothing.zi'))).toBeUndefined();
});
