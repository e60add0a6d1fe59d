import { z } from 'zod';
import { ConfigError } from '../core/errors.ts';

/**
 * The address at which a platform reaches Waymark, without a slash at its end, such as https://waymark.example.org. Throws ConfigError
 * with `notHttps` where it is none that begins with https://, and with the mend where a path follows the name.
 */
export function httpsOrigin(address: string, notHttps: string): string {
  const read = z.url({ protocol: /^https$/ }).safeParse(address);
  if (!read.success) throw new ConfigError(notHttps);
  const { origin, pathname, search, hash } = new URL(read.data);
  if (/^\/*$/.test(pathname + search + hash)) return origin;
  throw new ConfigError(
    `The paths go behind the address by themselves, so say it without one: --url ${origin}`,
  );
}
