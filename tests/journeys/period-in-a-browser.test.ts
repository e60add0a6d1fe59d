import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { type Browser, chromiumPath, openBrowser } from '../support/browser.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const chromium = chromiumPath();

describe.skipIf(!chromium)('a newcomer watches a whole period in a browser', () => {
  let database: FreshDatabase;
  let bot: Bot;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    database = await freshDatabase();
    const config = readConfig({ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' });
    bot = await startBot(config, openLog('silent'));
    browser = await openBrowser(chromium ?? '');
    page = await browser.context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${bot.url}/local`);
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    await database.drop();
  });

  const main = () => page.getByRole('main');
  const become = async (person: string) => {
    const change = page.getByRole('link', { name: 'Change person' });
    if (await change.isVisible()) await change.click();
    await page.getByRole('searchbox', { name: 'Find a person' }).fill(person);
    await page.getByRole('link', { name: person }).first().click();
    await page.getByRole('link', { name: /^Waymark/ }).click();
  };
  const say = async (text: string) => {
    await page.getByRole('textbox', { name: /^Message/ }).fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  };
  const jumpUntil = async (time: string) => {
    const clock = page.getByRole('region', { name: 'Simulated time' });
    const shown = () => clock.getByRole('strong').textContent();
    for (let jumps = 0; jumps < 20; jumps += 1) {
      const before = await shown();
      if (before?.includes(time)) return;
      await clock.getByRole('button', { name: /^Next/ }).click();
      await expect.poll(shown, { timeout: 20_000 }).not.toBe(before);
    }
    throw new Error(`Simulated time never came to ${time}`);
  };

  it('says that time is simulated, and asks the leads at 9am on Monday', async () => {
    await jumpUntil('Monday 2 September 2024, 9am');
    await become('Quality Assurance manager');

    await main()
      .getByRole('heading', { name: /need an update by Thursday 5 September, 5pm/ })
      .waitFor();
  });

  it('takes a first answer by command, which a later No change can repeat', async () => {
    await become('Head of Early Help');
    await main()
      .getByRole('heading', { name: /need an update by Thursday 5 September, 5pm/ })
      .waitFor();

    await say('/progress update 1.2 green Two launch sessions held');

    await main().getByText('1.2 is green').first().waitFor();
  });

  it('closes the first period and opens the second', async () => {
    await jumpUntil('Monday 9 September 2024, 9am');

    await become('Detective Inspector');
    await main()
      .getByRole('heading', { name: /need an update by Thursday 12 September, 5pm/ })
      .waitFor();
    await main().getByRole('heading', { name: 'This closed on 5 September' }).first().waitFor();
  });

  it('takes an answer by form, and shows what is wrong beside its field', async () => {
    const update = main().getByRole('button', { name: /^Update 2\.1/ });
    await update.last().click();
    const form = page.getByRole('dialog');
    await form.getByText(/▲ Amber/).click();
    await form.getByRole('textbox', { name: /What has been done/ }).fill('NHS number 943 476 5919');
    await form.getByRole('button', { name: 'Save' }).click();
    await form
      .getByText(/looks like an NHS number/)
      .first()
      .waitFor();

    await form
      .getByRole('textbox', { name: /What has been done/ })
      .fill('The guidance is drafted; the venue is lost.');
    await form.getByText('A decision').click();
    await form.getByRole('textbox', { name: /What exactly/ }).fill('Agree a new venue.');
    await form.getByRole('button', { name: 'Save' }).click();

    await form.waitFor({ state: 'hidden' });
    await main()
      .getByText(/2\.1 is amber: The guidance is drafted/)
      .first()
      .waitFor();
  });

  it('takes an answer by a plain reply, once confirmed', async () => {
    await become('Lead, Fathers group');
    await say('4.1 green, campaign films are ready; 4.2 amber: the site is late');
    await main()
      .getByRole('button', { name: /^Confirm/ })
      .click();

    await main()
      .getByText(/4\.1 is green/)
      .first()
      .waitFor();
  });

  it('takes No change where there is something to repeat', async () => {
    await become('Head of Early Help');
    await main()
      .getByRole('button', { name: /^No change/ })
      .last()
      .click();

    await main()
      .getByText(/1\.2 is still green/)
      .first()
      .waitFor();
  });

  it('posts one roll-up that names groups and never people', async () => {
    await jumpUntil('Friday 13 September 2024, 10am');
    await become("Director of Children's Services");
    await page.getByRole('link', { name: /^executive/ }).click();

    const rollUps = main().getByRole('article').filter({ hasText: 'of 25 actions updated' });
    await expect.poll(() => rollUps.count()).toBe(2);
    const latest = await rollUps.last().innerText();
    expect(latest).toContain('4 of 25 actions updated');
    expect(latest).toContain('Agree a new venue.');
    expect(latest).toContain('Mental Health and Wellbeing');
    expect(latest).not.toContain('Lead, Mental Health');
  });
});
