import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Quiet and by itself: no sandbox, since tests may run as root, and nothing that calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium's path, or undefined on a machine without one: tests of pages are skipped there, and say so. */
export function chromiumPath(): string | undefined {
  const found = names.map((name) => spawnSync('sh', ['-c', `command -v ${name}`]));
  return found.map(({ stdout }) => String(stdout ?? '').trim()).find((path) => path !== '');
}

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A browser of its own, with nothing remembered. `sharpness`: pixels to one of CSS. */
export async function openBrowser(
  executablePath: string,
  viewport = { width: 1280, height: 800 },
  sharpness = 1,
): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'waymark-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: flags,
    viewport,
    deviceScaleFactor: sharpness,
    locale: 'en-GB',
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
