#!/usr/bin/env node
import { readEnvironmentFile } from './config.ts';
import { run } from './run.ts';

readEnvironmentFile();
process.exitCode = await run();
