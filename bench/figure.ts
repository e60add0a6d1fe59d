/** Prints one JSON line: what was measured, its floor, their ratio, and the target. A target that is missed makes the exit code 1. */
export function figure(line: {
  name: string;
  value: number;
  unit: 'ms' | 'MB';
  floor?: number;
  /** At most so many times the floor. */
  targetRatio?: number;
  /** At most so much, in the unit. */
  target?: number;
  [more: string]: string | number | undefined;
}): void {
  const { value, floor, targetRatio, target } = line;
  const ratio = floor === undefined ? undefined : round(value / floor);
  const met =
    (targetRatio === undefined || (ratio !== undefined && ratio <= targetRatio)) &&
    (target === undefined || value <= target);
  const { floor: _, ...rest } = line;
  const rounded = Object.entries(rest).map(([name, given]) => [
    name,
    typeof given === 'number' ? round(given) : given,
  ]);
  const shown = {
    ...Object.fromEntries(rounded),
    ...(floor === undefined ? {} : { floor: round(floor), ratio }),
    met,
  };
  if (!met) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify(shown)}\n`);
}

const round = (value: number) => Math.round(value * 100) / 100;
