import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** From that instant on, local time is so far ahead of UTC; the first is from ever. */
export type Stretch = { readonly fromMs: number; readonly offsetMs: number };

const folder = '/usr/share/zoneinfo';
const minuteMs = 60_000;

/**
 * What the operating system says of zones from `fromYear` to before `untilYear`, by name and in order, read by zdump
 * (Debian: libc-bin, with tzdata). Zones that the system has no file of are left out. Undefined without a zdump.
 */
export function systemZones(
  names: readonly string[],
  fromYear: number,
  untilYear: number,
): ReadonlyMap<string, readonly Stretch[]> | undefined {
  const known = names.filter((name) => existsSync(`${folder}/${name}`));
  if (known.length === 0) return undefined;
  const files = known.map((name) => `${folder}/${name}`);
  const dump = spawnSync('zdump', ['-i', '-c', `${fromYear},${untilYear}`, ...files]);
  if (dump.error || dump.status !== 0) return undefined;
  return new Map(String(dump.stdout).trim().split('\n\n').map(readZone));
}

/** Such as 2025b; undefined where the system does not say. */
export function systemZonesVersion(): string | undefined {
  const file = `${folder}/tzdata.zi`;
  if (!existsSync(file)) return undefined;
  return /^# version (\S+)/.exec(readFileSync(file, 'utf8'))?.[1];
}

/** The instant of a local time, which is given as if it were UTC: its first pass, or by the offset before the gap it is in. */
export function readingOf(stretches: readonly Stretch[], localMs: number): number {
  const passes = stretches
    .map(({ offsetMs }) => localMs - offsetMs)
    .filter((atMs, place) => stretchAt(stretches, atMs) === stretches[place]);
  if (passes.length > 0) return Math.min(...passes);
  const before = stretches.findLast(({ fromMs, offsetMs }) => fromMs <= localMs - offsetMs);
  return localMs - (before?.offsetMs ?? Number.NaN);
}

export function stretchAt(stretches: readonly Stretch[], atMs: number): Stretch | undefined {
  return stretches.findLast(({ fromMs }) => fromMs <= atMs);
}

/** `TZ="/usr/share/zoneinfo/Europe/London"`, then a line a stretch. */
function readZone(block: string): [string, Stretch[]] {
  const [heading = '', ...lines] = block.split('\n');
  return [heading.slice(`TZ="${folder}/`.length, -1), lines.map(readStretch)];
}

/** Where the clocks stand when the stretch begins, and its offset: "2025-03-30	02	+01	BST	1", or "-	-	+00	GMT". */
function readStretch(line: string): Stretch {
  const [on = '', time = '', offset = ''] = line.split('\t');
  const offsetMs = (offset.startsWith('-') ? -1 : 1) * lengthMs(offset.slice(1));
  if (on === '-') return { fromMs: Number.NEGATIVE_INFINITY, offsetMs };
  return { fromMs: Date.parse(`${on}T00:00:00Z`) + lengthMs(time) - offsetMs, offsetMs };
}

/** Of "02", "0230", "02:30" or "02:30:15". */
function lengthMs(written: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = (written.match(/\d\d/g) ?? []).map(Number);
  return (hours * 60 + minutes) * minuteMs + seconds * 1000;
}
