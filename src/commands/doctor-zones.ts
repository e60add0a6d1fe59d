import { readFileSync } from 'node:fs';
import { type Finding, noted } from './finding.ts';

/** Where the system keeps its zones, with their version in the first line: "# version 2025b". */
const systemZones = '/usr/share/zoneinfo/tzdata.zi';

/** Such as 2025b; undefined where the system does not say, as on Windows and macOS. */
export function systemZonesVersion(path: string = systemZones): string | undefined {
  try {
    return /^# version (\d{4}[a-z]+)\s/.exec(readFileSync(path, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** Nothing, unless the system's time zones are known to be newer than those that Node.js brings along. */
export function zonesFindings(node: string | undefined, system: string | undefined): Finding[] {
  if (!node || !system || system <= node) return [];
  return [
    noted(
      'Time zones',
      `Those of Node.js count, which are of ${node}; the system's are newer, of ${system}. If the rules for the clocks of your zone have changed since, install a newer Node.js.`,
    ),
  ];
}
