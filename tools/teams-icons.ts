// npx tsx tools/teams-icons.ts
// Draws the icons of the Teams app, which are kept as SVG, as the PNG beside each. It needs Chromium.
import { readFile, writeFile } from 'node:fs/promises';
import { chromiumPath, openBrowser } from '../tests/support/browser.ts';

/** In pixels: what Teams wants of each (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package). */
const sizes = { color: 192, outline: 32 } as const;

const fileOf = (name: string, extension: string): URL =>
  new URL(`../manifests/teams/${name}.${extension}`, import.meta.url);

const executablePath = chromiumPath();
if (!executablePath) throw new Error('Install Chromium first: apt-get install chromium');
const browser = await openBrowser(executablePath);
try {
  const page = await browser.context.newPage();
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize({ width: size, height: size });
    const svg = await readFile(fileOf(name, 'svg'), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await writeFile(fileOf(name, 'png'), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
