import { readFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { ConfigError } from '../core/errors.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { httpsOrigin } from './https-origin.ts';
import type { Terminal } from './terminal.ts';

export interface ManifestOptions {
  /** The bot's own address; PUBLIC_URL where it is left out. */
  readonly url?: string;
  readonly socketMode?: boolean;
}

/** Stands in manifests/slack/manifest.json in the place of the bot's own address. */
const example = 'https://waymark.example.org';

/** Prints the manifest of the Slack app, ready to be pasted. Throws ConfigError where the address is none that Slack takes. */
export async function manifestSlack(
  terminal: Terminal,
  { url, socketMode = false }: ManifestOptions,
): Promise<ExitCode> {
  const file = new URL('../../manifests/slack/manifest.json', import.meta.url);
  const manifest = readFileSync(file, 'utf8').trim();
  terminal.print(
    socketMode ? withoutAddresses(manifest) : manifest.replaceAll(example, addressOf(url)),
  );
  return exitCodes.done;
}

function addressOf(given: string | undefined): string {
  const url = given ?? readConfig().publicUrl;
  if (url === undefined) {
    throw new ConfigError(
      'Slack needs the address at which it reaches Waymark. Say it with --url https://..., set PUBLIC_URL, or use --socket-mode, which needs none.',
    );
  }
  return httpsOrigin(
    url,
    'Slack takes an address that begins with https:// alone. Say it with --url, or use --socket-mode, which needs none.',
  );
}

/** Slack refuses addresses beside Socket Mode. */
function withoutAddresses(text: string): string {
  const addresses = new Set(['url', 'request_url', 'redirect_urls']);
  const manifest = JSON.parse(text, (key, value: unknown) =>
    addresses.has(key) ? undefined : value,
  );
  manifest.settings.socket_mode_enabled = true;
  return JSON.stringify(manifest, undefined, 2);
}
