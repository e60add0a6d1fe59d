#!/usr/bin/env node
import { runCommandLine } from './commands/command-line.ts';
import { openTerminal } from './commands/terminal.ts';
import { readEnvironmentFile } from './config.ts';

readEnvironmentFile();
process.exitCode = await runCommandLine(process.argv.slice(2), openTerminal());
