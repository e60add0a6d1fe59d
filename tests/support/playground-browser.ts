import type { Locator, Page } from 'playwright-core';
import { type Browser, openBrowser } from './browser.ts';
import type { Playground } from './playground.ts';
import type { Exchange } from './playground-wire.ts';

/**
 * The playground in a real browser, as the one who sits at it sees it. It shows only what is sent
 * while it is open, and no other person's chats.
 */
export interface PlaygroundWindow {
  readonly page: Page;
  /** The personal chat, or a channel of the team by its name. The first opening installs the bot there, and waits for its answer. */
  opens(place: 'personal' | (string & {})): Promise<void>;
  /** The newest card with these words; it waits for one. */
  card(words: string | RegExp): Promise<Locator>;
  /** Presses a button of a card, and waits until the bot has answered. */
  press(card: Locator, label: string): Promise<Exchange>;
  /** Whatever else sends something of the kind, such as a key; it waits until the bot has answered. */
  sends(type: 'message' | 'invoke', act: () => Promise<void>): Promise<Exchange>;
  /** Text, a number, or a date such as "2026-11-27", by the input's label. */
  fill(card: Locator, label: string, value: string): Promise<void>;
  /** One of the choices of a list, whether it is open or folded. */
  chooses(card: Locator, label: string, choice: string): Promise<void>;
  /** In the personal chat. */
  says(text: string): Promise<Exchange>;
  /** After a mention of the bot: a new post in the channel that is open. */
  posts(text: string): Promise<Exchange>;
  /** After a mention of the bot: in the thread of that card or text. */
  replies(under: string, text: string): Promise<Exchange>;
  /** By the message extension, for the conversation that is open: gives where what was found stands. */
  searches(command: string, parameter: string, words: string): Promise<Locator>;
  /** A picture of the conversation area, PNG. */
  picture(path?: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** What stands beside the list of chats and channels: it has no name of its own. */
const area = 'xpath=//*[@aria-label="Chat and Teams Channel"]/../../following-sibling::*[1]';

/** Of a title: the nearest that has all of the window it is the title of. */
const holdsAll = 'xpath=ancestor::*[.//input][1]';

export async function playgroundWindow(
  playground: Playground,
  executablePath: string,
  { height = 800, sharpness = 1 } = {},
): Promise<PlaygroundWindow> {
  const { wire, bot, team, personalChatId } = playground;
  const browser = await openBrowser(executablePath, { width: 1280, height }, sharpness);
  const page = await firstPageOf(browser);
  const installed = new Set<string>();
  const place = (name: string) => page.getByRole('treeitem', { name, exact: true });
  const idOf = (name: string) => {
    if (name === 'personal') return personalChatId;
    return name === team.channel.name ? team.channel.id : team.id;
  };

  const opens: PlaygroundWindow['opens'] = async (name) => {
    const after = wire.turns();
    if (name === 'personal' && installed.size === 0) await page.goto(playground.url);
    const title = name === 'personal' ? 'Personal Chat' : `${team.name} - ${name}`;
    await place(title).click();
    if (installed.has(name)) return;
    installed.add(name);
    const isHere = (kind: string) =>
      wire.takes(({ type, conversation }) => {
        return type === kind && (conversation as { id: string }).id === idOf(name);
      }, after);
    await Promise.all([isHere('installationUpdate'), isHere('conversationUpdate')]);
  };
  const sent = async (type: 'message' | 'invoke', act: () => Promise<void>) => {
    const after = wire.turns();
    await act();
    return wire.takes((activity) => activity.type === type, after);
  };
  const writes = async (box: Locator, text: string, mention: boolean) => {
    await box.click();
    if (mention) {
      await box.pressSequentially(`@${bot.name}`);
      const names = page.getByRole('listbox', { name: 'Typeahead menu' });
      await names.getByRole('menuitem', { name: bot.name }).click();
    }
    // The client puts no space after a mention.
    await box.pressSequentially(mention ? ` ${text}` : text);
  };

  await opens('personal');
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  return {
    page,
    opens,
    sends: sent,
    async card(words) {
      const card = page.locator('.ac-adaptiveCard').filter({ hasText: words }).last();
      await card.waitFor();
      return card;
    },
    async press(card, label) {
      const button = card.getByRole('button', { name: label, exact: true });
      return sent('invoke', () => button.click());
    },
    async fill(card, label, value) {
      await card.getByLabel(label).fill(value);
    },
    async chooses(card, label, choice) {
      const list = card.getByRole('combobox', { name: label });
      if ((await list.count()) === 0) {
        const group = card.getByRole('radiogroup', { name: label });
        return group.getByRole('radio', { name: choice, exact: true }).click();
      }
      await list.click();
      await page.getByRole('option', { name: choice, exact: true }).click();
    },
    says: (text) =>
      sent('message', async () => {
        await writes(page.getByRole('textbox').last(), text, false);
        await page.getByRole('button', { name: 'Send Message' }).click();
      }),
    posts: (text) =>
      sent('message', async () => {
        await writes(page.getByRole('textbox').first(), text, true);
        await page.getByRole('button', { name: 'Post', exact: true }).click();
      }),
    replies: (under, text) =>
      sent('message', async () => {
        const thread = page
          .getByRole('group')
          .filter({ has: page.locator('button'), hasText: under });
        await writes(thread.last().getByRole('textbox').last(), text, true);
        await thread.last().getByRole('button', { name: 'Send Message' }).click();
      }),
    async searches(command, parameter, words) {
      await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click();
      await page.getByText('Search Command').click();
      await page.getByRole('button', { name: 'Specify Command ID or Parameter' }).click();
      const search = page.getByText('Search-Based Message Extension').locator(holdsAll);
      await search.getByRole('textbox', { name: 'Command ID' }).fill(command);
      await search.getByRole('textbox', { name: 'Parameter name' }).fill(parameter);
      await page.getByRole('button', { name: 'Specify Command ID or Parameter' }).click();
      const box = search.getByPlaceholder('Enter a search term');
      await sent('invoke', async () => {
        await box.fill(words);
        await box.press('Enter');
      });
      return search;
    },
    picture: (path) => page.locator(area).screenshot(path === undefined ? {} : { path }),
    close: () => browser.close(),
  };
}

/** It asks a server of Microsoft's for its fonts: it gets nothing from outside. */
async function firstPageOf({ context }: Browser): Promise<Page> {
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}
