// npm run pictures
// Draws what Slack and Teams show of the example into docs/pictures/*.webp. It needs Chromium, and takes a minute.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../tests/support/browser.ts';
import { drawCards } from './pictures/draw-cards.mjs';
import { withExample } from './pictures/living-example.ts';
import { type Picture, widths } from './pictures/picture.ts';
import { scenesOf } from './pictures/scenes.ts';
import { slackPicturesOf } from './pictures/slack-pictures.ts';
import { teamsHostConfig } from './pictures/teams-host-config.ts';
import { teamsPicturesOf } from './pictures/teams-pictures.ts';
import { webpOf } from './pictures/webp.mjs';

/** Pixels of the picture to one of CSS: most screens have two. */
const sharpness = 2;

const executablePath = chromiumPath();
if (!executablePath) throw new Error('Install Chromium first: apt-get install chromium');
const { resolve } = createRequire(import.meta.url);
const styles = await Promise.all(
  [
    resolve('slack-blocks-to-jsx/dist/style.css'),
    new URL('pictures/frame.css', import.meta.url),
    new URL('pictures/teams.css', import.meta.url),
  ].map((path) => readFile(path, 'utf8')),
);

async function show(page: Page, { width, html }: Picture): Promise<void> {
  await page.setViewportSize({ width: widths[width] * sharpness, height: 200 });
  const zoom = `<style>main { zoom: ${sharpness}; }</style>`;
  await page.setContent(`<style>${styles.join('\n')}</style>${zoom}${html}`);
}

async function shoot(page: Page, name: string): Promise<void> {
  const png = await page.locator('main').screenshot({ animations: 'disabled' });
  const webp = await page.evaluate(webpOf, png.toString('base64'));
  const file = new URL(`../docs/pictures/${name}.webp`, import.meta.url);
  await writeFile(file, Buffer.from(webp, 'base64'));
}

await withExample(async (york) => {
  const scenes = await scenesOf(york);
  const browser = await openBrowser(executablePath);
  try {
    const page = await browser.context.newPage();
    for (const picture of slackPicturesOf(scenes)) {
      await show(page, picture);
      await shoot(page, `slack-${picture.name}`);
    }
    for (const picture of teamsPicturesOf(scenes)) {
      await show(page, picture);
      await page.addScriptTag({ path: resolve('adaptivecards/dist/adaptivecards.min.js') });
      await page.evaluate(drawCards, teamsHostConfig);
      await shoot(page, `teams-${picture.name}`);
    }
  } finally {
    await browser.close();
  }
});
