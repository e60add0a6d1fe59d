import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

/** What differs from one installation to another. */
export interface TeamsApp {
  /** The application (client) id of the bot's registration. */
  readonly id: string;
  /** Of Waymark: Teams takes a package for a newer one by it. */
  readonly version: string;
  /** The page that Teams links to for the app, its privacy and its terms. */
  readonly about: string;
}

/** Stand in manifests/teams/manifest.json in the place of what differs. */
const examples = {
  id: '00000000-0000-0000-0000-000000000000',
  version: '"version": "0.0.0"',
  about: 'https://waymark.example.org',
} as const;

/** The earliest that a zip can say, in any time zone: the same app makes the same bytes on every machine. */
const mtime = new Date(1980, 0, 1);

/** The manifest of the Teams app (schema 1.29), as JSON text. */
export function teamsManifest({ id, version, about }: TeamsApp): string {
  const page = JSON.stringify(about);
  // By functions, since what is put in may hold a dollar sign.
  return read('manifest.json')
    .toString('utf8')
    .replaceAll(examples.id, () => id)
    .replace(examples.version, () => `"version": ${JSON.stringify(version)}`)
    .replaceAll(JSON.stringify(examples.about), () => page);
}

/** The app's package, a zip: its manifest and both icons, at its root as Teams wants them. */
export function teamsPackage(app: TeamsApp): Uint8Array {
  return zipSync(
    {
      'manifest.json': strToU8(teamsManifest(app)),
      'color.png': new Uint8Array(read('color.png')),
      'outline.png': new Uint8Array(read('outline.png')),
    },
    { mtime },
  );
}

function read(name: string): Buffer {
  return readFileSync(new URL(`../../manifests/teams/${name}`, import.meta.url));
}
