import { type Command, Option } from 'commander';
import { stuckMend } from '../messages/why-stuck.ts';
import type { deliveryEnd } from './delivery-end.ts';
import { json, partnership, type Run } from './program-options.ts';
import type { Terminal } from './terminal.ts';

/** What an operator looks at when something may be wrong. */
export function addChecks(program: Command, terminal: Terminal, run: Run): void {
  addDeliveries(program, terminal, run);
  program
    .command('privacy')
    .description('Look for what must not be stored')
    .command('check')
    .description('Say what in a text the bot would refuse, by kind and place')
    .argument('[file]', 'plain text; standard input where it is left out')
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./privacy-check.ts')).privacyCheck(terminal, file, options)),
    );
  program
    .command('doctor')
    .description('Check everything that Waymark needs, and say how to mend it')
    .addOption(partnership())
    .addOption(json())
    .action((options) => run(async () => (await import('./doctor.ts')).doctor(terminal, options)));
}

/** What an app of a chat platform is made of. */
export function addManifests(program: Command, terminal: Terminal, run: Run): void {
  const manifest = program
    .command('manifest')
    .description('Make what describes the app to a chat platform');
  manifest
    .command('slack')
    .description('Print the manifest of the Slack app, with your own address in it')
    .option('--url <url>', "the bot's own address; PUBLIC_URL where it is left out")
    .option('--socket-mode', 'without an address: the bot opens the connection itself')
    .action((options) =>
      run(async () => (await import('./manifest-slack.ts')).manifestSlack(terminal, options)),
    );
  manifest
    .command('teams')
    .description('Write the package of the Teams app, ready to be uploaded')
    .requiredOption('--out <file>', 'the zip file to write')
    .option('--app-id <id>', "the bot's application (client) id; TEAMS_APP_ID where it is left out")
    .option('--url <url>', "the bot's own address; PUBLIC_URL where it is left out")
    .option(
      '--about <url>',
      'a page about it that Teams links to; the address where it is left out',
    )
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./manifest-teams.ts')).manifestTeams(terminal, options)),
    );
}

function addDeliveries(program: Command, terminal: Terminal, run: Run): void {
  const deliveries = program
    .command('deliveries')
    .description('Look at the messages that were sent, or were not, and deal with those')
    .addHelpText(
      'after',
      `\nA held message may have arrived; one that failed did not. ${stuckMend}`,
    );
  deliveries
    .command('list')
    .description('List messages, newest first, without what they say')
    .addOption(
      new Option('--state <state>', 'only those that are so').choices([
        'queued',
        'sending',
        'sent',
        'uncertain',
        'held',
        'cancelled',
        'failed',
      ]),
    )
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./deliveries-list.ts')).deliveriesList(terminal, options)),
    );
  deliveries
    .command('resend')
    .description('Send a held or failed message again')
    .argument('<id>', 'the id of a message, as deliveries list prints it')
    .addOption(partnership())
    .addOption(json())
    .action((id, options) => run(() => end(terminal, id, 'resent', options)));
  deliveries
    .command('dismiss')
    .description('Leave a held or failed message as it is; it is not sent again')
    .argument('<id>', 'the id of a message, as deliveries list prints it')
    .addOption(partnership())
    .addOption(json())
    .action((id, options) => run(() => end(terminal, id, 'dismissed', options)));
}

const end = async (...args: Parameters<typeof deliveryEnd>) =>
  (await import('./delivery-end.ts')).deliveryEnd(...args);
