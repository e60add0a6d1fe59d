import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { noChromium, openedForEach, postedAt, steps } from '../support/local-browser.ts';
import { cardSaying } from '../support/local-fakes.ts';

/** Keeps the lines that the page opens where a test can look at them. */
const watchLines = `(() => {
  const Real = EventSource;
  window.lines = [];
  window.EventSource = class extends Real {
    constructor(...all) { super(...all); window.lines.push(this); }
  };
})()`;
const openLines = (page: Page) =>
  page.evaluate<number>('lines.filter(({ readyState }) => readyState === 1).length');
const become = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate(`Object.defineProperty(document, 'visibilityState', {
    configurable: true, get: () => '${state}' });
    document.dispatchEvent(new Event('visibilitychange'))`);

describe.skipIf(noChromium)('many tabs in Chromium (skipped without one)', () => {
  const opened = openedForEach();
  const missed = () =>
    opened.world.store.put({
      conversation: 'user:chair-fathers',
      key: 'missed',
      card: cardSaying('You missed this'),
      postedAt,
    });

  test('eight tabs that are all seen load, and the first still gets answers', async () => {
    const { page, world } = opened;
    const { be, composer, heading } = steps(opened);
    await be('chair-fathers');
    await composer().waitFor();
    const context = page.context();
    const tabs: Page[] = [];
    for (let tab = 2; tab <= 8; tab += 1) tabs.push(await context.newPage());
    try {
      for (const tab of tabs) {
        await tab.goto(`${world.url}/local#/chair-fathers`);
        await tab.getByRole('textbox', { name: /^Message/ }).waitFor({ timeout: 5_000 });
      }
      await composer().fill('/priority 2');
      await composer().press('Enter');
      await heading('You asked for priority 2').waitFor({ timeout: 5_000 });
    } finally {
      await Promise.all(tabs.map((tab) => tab.close()));
    }
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('a tab that gave up its line fetches what it missed when it is turned to', async () => {
    const { page, world } = opened;
    const { be, composer, heading } = steps(opened);
    await page.addInitScript(watchLines);
    await be('chair-fathers');
    await composer().waitFor();
    const tabs: Page[] = [];
    for (let tab = 2; tab <= 5; tab += 1) tabs.push(await page.context().newPage());
    try {
      for (const tab of tabs) {
        await tab.goto(`${world.url}/local#/chair-fathers`);
        await tab.getByRole('textbox', { name: /^Message/ }).waitFor();
      }
      await page.waitForFunction('lines.every(({ readyState }) => readyState === 2)');
      await missed();
      await page.evaluate("window.dispatchEvent(new Event('focus'))");
      await heading('You missed this').waitFor();
      expect(await openLines(page)).toBe(1);
    } finally {
      await Promise.all(tabs.map((tab) => tab.close()));
    }
  });

  test('a hidden tab gives up its line, and fetches what it missed when it is shown', async () => {
    const { page } = opened;
    const { be, composer, heading } = steps(opened);
    await page.addInitScript(watchLines);
    await be('chair-fathers');
    await composer().waitFor();
    await page.waitForFunction('lines.some(({ readyState }) => readyState === 1)');
    await become(page, 'hidden');
    expect(await openLines(page)).toBe(0);

    await missed();
    await become(page, 'visible');
    await heading('You missed this').waitFor();
    expect(await openLines(page)).toBe(1);
  });

  test('a page that is left gives up its line, and opens it again when it is come back to', async () => {
    const { page } = opened;
    const { be, composer, heading } = steps(opened);
    await page.addInitScript(watchLines);
    await be('chair-fathers');
    await composer().waitFor();
    await page.waitForFunction('lines.some(({ readyState }) => readyState === 1)');
    await page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))");
    expect(await openLines(page)).toBe(0);

    await missed();
    await page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow'))");
    await heading('You missed this').waitFor();
  });

  test('a page that is opened out of sight is filled all the same', async () => {
    const { page } = opened;
    const { be, composer } = steps(opened);
    await page.addInitScript(
      "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })",
    );
    await page.addInitScript(watchLines);
    await be('chair-fathers');
    await composer().waitFor();

    expect(await page.evaluate('lines.length')).toBe(0);
  });
});
