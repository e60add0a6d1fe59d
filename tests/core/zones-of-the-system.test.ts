import { expect, test } from 'vitest';
import { instantOf, isoWithOffset } from '../../src/core/zoned-time.ts';
import {
  readingOf,
  type Stretch,
  stretchAt,
  systemZones,
  systemZonesVersion,
} from '../support/system-zones.ts';

const zones = Intl.supportedValuesOf('timeZone');
const years = ['2025', '2026'];
const system = systemZones(zones, 2024, 2028);
const systemVersion = systemZonesVersion() ?? 'of a version it does not say';
const nodeVersion = process.versions.tz ?? 'of a version it does not say';

const dayMs = 24 * 60 * 60_000;
const quarterMs = 15 * 60_000;
const ordinaryOn = '2026-07-15';

const iso = (ms: number): string => new Date(ms).toISOString();

/** The local days on which clocks change, those beside them, and an ordinary one, as if they were in UTC. */
function daysOf(stretches: readonly Stretch[]): number[] {
  const days = new Set([Date.parse(ordinaryOn)]);
  stretches.forEach(({ fromMs, offsetMs }, place) => {
    const before = stretches[place - 1];
    if (!before || !years.includes(iso(fromMs).slice(0, 4))) return;
    const sides = [fromMs - 1 + before.offsetMs, fromMs + offsetMs].map((ms) => ms - (ms % dayMs));
    for (let day = Math.min(...sides) - dayMs; day <= Math.max(...sides) + dayMs; day += dayMs) {
      days.add(day);
    }
  });
  return [...days];
}

/** "2026-03-29T02:30:00+01:00", by plain arithmetic. */
function written(atMs: number, offsetMs: number): string {
  const length = iso(Math.abs(offsetMs)).slice(11, 16);
  return `${iso(atMs + offsetMs).slice(0, 19)}${offsetMs < 0 ? '-' : '+'}${length}`;
}

/** Whether Node's own data, read without our library, has another offset at that instant than the system's. */
function isOtherData(zone: string, stretches: readonly Stretch[], atMs: number): boolean {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value;
  const offset = name === 'GMT' ? '+00:00' : name?.slice('GMT'.length);
  return !written(atMs, stretchAt(stretches, atMs)?.offsetMs ?? Number.NaN).endsWith(`${offset}`);
}

type Found = { compared: number; wrong: string[]; apart: number; otherData: Set<string> };

function compare(zone: string, stretches: readonly Stretch[], localMs: number, found: Found): void {
  const [on = '', time = ''] = iso(localMs).slice(0, 16).split('T');
  const at = instantOf(on, time, zone);
  const wantedMs = readingOf(stretches, localMs);
  const wanted = written(wantedMs, stretchAt(stretches, wantedMs)?.offsetMs ?? Number.NaN);
  const given = isoWithOffset(at, zone);
  found.compared += 1;
  if (at.getTime() === wantedMs && given === wanted) return;
  const instants = [at.getTime(), wantedMs];
  if (instants.some((ms) => isOtherData(zone, stretches, ms))) {
    found.apart += 1;
    found.otherData.add(zone);
  } else {
    found.wrong.push(`${zone} ${on} ${time}: ${given}, and not ${wanted}`);
  }
}

test.skipIf(!system)(
  "every quarter hour around every clock change of two years is what the system's own data give, in every zone (skipped without zdump)",
  () => {
    const found: Found = { compared: 0, wrong: [], apart: 0, otherData: new Set() };
    for (const [zone, stretches] of system ?? []) {
      for (const day of daysOf(stretches)) {
        for (let passed = 0; passed < dayMs; passed += quarterMs) {
          compare(zone, stretches, day + passed, found);
        }
      }
    }
    const unknown = zones.filter((zone) => !system?.has(zone));
    const said = [
      `${found.compared} local times in ${system?.size} of ${zones.length} zones compared with zdump: ${found.wrong.length} wrong, ${found.apart} apart.`,
      `The system's zone data are ${systemVersion}, Node's ${nodeVersion}. Apart, since the data differ: ${listed([...found.otherData])}.`,
      `Zones the system does not have: ${listed(unknown)}.`,
    ];
    process.stdout.write(`${said.join('\n')}\n`);

    expect(found.wrong).toEqual([]);
    expect(found.compared).toBeGreaterThan(100_000);
    if (systemVersion === nodeVersion) expect([...found.otherData]).toEqual([]);
  },
);

const listed = (names: readonly string[]): string => names.join(', ') || 'none';
