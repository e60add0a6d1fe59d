import { ConfigError } from '../core/errors.ts';
import { isLocalDate } from '../core/local-date.ts';

const instant =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** The instant that somebody typed. Throws ConfigError unless it exists and has its offset. */
export function readInstant(text: string): Date {
  const [, on = ''] = instant.exec(text) ?? [];
  if (isLocalDate(on)) return new Date(text);
  throw new ConfigError(
    `"${text.slice(0, 40)}" is not an instant. Write it with its offset, like 2026-09-07T09:00:00+01:00.`,
  );
}
