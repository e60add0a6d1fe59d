import type { Locator, Page } from 'playwright-core';
import { stampedWith } from './stamped-with.mjs';
import { webpOf } from './webp.mjs';

/** Around what is shown, in CSS pixels. */
const margin = { x: 11, y: 11 };

/** Like those of Teams, which are not free. */
const fonts = '* { font-family: "Segoe UI", Selawik, "Liberation Sans", sans-serif !important; }';

/**
 * Of all that is shown, from the first to the last, as WebP. The client stamps messages with the time of this machine: they get the
 * example's.
 */
export async function photograph(
  page: Page,
  at: string,
  shown: readonly Locator[],
): Promise<Buffer> {
  const log = page.getByRole('button', { name: 'Hide log panel' });
  if (await log.isVisible()) await log.dispatchEvent('click');
  await page.setViewportSize({ width: 640, height: page.viewportSize()?.height ?? 0 });
  await page.addStyleTag({ content: fonts });
  await page.evaluate(stampedWith, at);
  await page.evaluate('document.activeElement?.blur()');
  await page.mouse.move(0, 0);
  const boxes = [];
  for (const one of shown) boxes.push(await boxOf(one));
  const x = Math.min(...boxes.map((box) => box.x)) - margin.x;
  const y = Math.min(...boxes.map((box) => box.y)) - margin.y / 2;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin.x;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin.y;
  const clip = { x, y, width: right - x, height: bottom - y };
  const png = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  return Buffer.from(await page.evaluate(webpOf, png.toString('base64')), 'base64');
}

async function boxOf(shown: Locator) {
  await shown.waitFor();
  const box = await shown.boundingBox();
  if (!box) throw new Error('It is not shown.');
  return box;
}
