// npm run pictures
// Draws what Slack shows of the example into docs/pictures/slack-*.png. It needs Chromium, and takes a minute.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromiumPath, openBrowser } from '../tests/support/browser.ts';
import { conversation, home, modal } from './pictures/frame.ts';
import { withExample } from './pictures/living-example.ts';
import { type Scenes, scenesOf } from './pictures/scenes.ts';
import { webpOf } from './pictures/webp.mjs';

/** In CSS pixels: a phone, and the middle of a desktop's window. */
const widths = { phone: 390, desktop: 720 } as const;

/** Pixels of the picture to one of CSS: most screens have two. */
const sharpness = 2;

interface Picture {
  readonly name: string;
  readonly width: keyof typeof widths;
  readonly html: string;
}

function picturesOf(scenes: Scenes): readonly Picture[] {
  const { prompt, receipt, rollUp, details } = scenes;
  const direct = (message: typeof prompt, time: string) =>
    conversation('Waymark', [{ message, time }]);
  const channel = conversation('# executive', [{ message: rollUp, time: '10:00 AM' }]);
  const inThread = details.slice(0, 2).map((message) => ({ message, time: '10:00 AM' }));
  return [
    { name: 'prompt', width: 'phone', html: direct(prompt, '9 September at 9:00 AM') },
    { name: 'update', width: 'phone', html: modal(scenes.modal) },
    { name: 'receipt', width: 'phone', html: direct(receipt, '9 September at 9:00 AM') },
    { name: 'roll-up', width: 'desktop', html: channel },
    { name: 'roll-up-phone', width: 'phone', html: channel },
    {
      name: 'roll-up-thread',
      width: 'desktop',
      html: conversation('Thread in # executive', inThread),
    },
    { name: 'home-lead', width: 'phone', html: home(scenes.leadHome.blocks) },
    { name: 'home-executive', width: 'phone', html: home(scenes.executiveHome.blocks) },
  ];
}

const executablePath = chromiumPath();
if (!executablePath) throw new Error('Install Chromium first: apt-get install chromium');
const styles = await Promise.all(
  [
    createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'),
    new URL('pictures/frame.css', import.meta.url),
  ].map((path) => readFile(path, 'utf8')),
);

await withExample(async (york) => {
  const pictures = picturesOf(await scenesOf(york));
  const browser = await openBrowser(executablePath);
  try {
    const page = await browser.context.newPage();
    for (const { name, width, html } of pictures) {
      await page.setViewportSize({ width: widths[width] * sharpness, height: 200 });
      const zoom = `<style>main { zoom: ${sharpness}; }</style>`;
      await page.setContent(`<style>${styles.join('\n')}</style>${zoom}${html}`);
      const png = await page.locator('main').screenshot({ animations: 'disabled' });
      const webp = await page.evaluate(webpOf, png.toString('base64'));
      const file = new URL(`../docs/pictures/slack-${name}.webp`, import.meta.url);
      await writeFile(file, Buffer.from(webp, 'base64'));
    }
  } finally {
    await browser.close();
  }
});
