import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Intent, Reply } from '../../src/app/intent.ts';
import { type Browser, chromiumPath, openBrowser } from './browser.ts';
import { answer, type LocalWorld, localWorld, promptCard } from './local-world.ts';
import { complaintsOf } from './page-checks.ts';

const executable = chromiumPath();
export const noChromium = executable === undefined;

/** When the messages that tests store were posted: Monday 2 September 2024, 9am in London. */
export const postedAt = new Date('2024-09-02T08:00:00Z');

/** A new world and a new page for each test; what is open stays the same object throughout. */
export interface Opened {
  page: Page;
  world: LocalWorld;
  /** What the page complained of. */
  complaints: string[];
  /** How the bot answers; a test may change it. */
  reply: (intent: Intent) => Reply | Promise<Reply>;
}

/** Opens Chromium for the tests of a describe, a page and a local workspace for each of them. */
export function openedForEach(): Opened {
  let browser: Browser;
  const opened = {} as Opened;

  beforeAll(async () => {
    browser = await openBrowser(executable ?? '');
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    opened.reply = answer;
    opened.world = await localWorld((intent) => opened.reply(intent));
    opened.page = await browser.context.newPage();
    opened.page.setDefaultTimeout(10_000);
    opened.complaints = complaintsOf(opened.page);
  });
  afterEach(async () => {
    await opened.page.close();
    await opened.world.stop();
  });
  return opened;
}

/** What tests of the page do and look for again and again. */
export const steps = ({ page, world }: Opened) => ({
  prompt: () =>
    world.store.put({
      conversation: 'user:chair-fathers',
      key: 'prompt',
      card: promptCard,
      postedAt,
    }),
  be: (place: string) => page.goto(`${world.url}/local#/${place}`),
  button: (name: string | RegExp) => page.getByRole('button', { name }),
  heading: (name: string | RegExp) => page.getByRole('heading', { name }),
  messages: () => page.getByRole('region', { name: 'Messages' }),
  composer: () => page.getByRole('textbox', { name: /^Message/ }),
  dialog: () => page.getByRole('dialog'),
  done: () => page.getByRole('textbox', { name: /^What has been done/ }),
  announced: (text: string) =>
    page.locator('#announcements', { hasText: text }).waitFor({ state: 'attached' }),
  /** "BUTTON Update", "TEXTAREA", ... */
  focused: () =>
    page.evaluate<string>(
      "(({ tagName, id, textContent }) => tagName + ' ' + (id || textContent))(document.activeElement)",
    ),
  async openForm() {
    await this.prompt();
    await this.be('chair-fathers');
    await this.button(/^Update 4.2/).click();
    await this.dialog().waitFor();
  },
});
