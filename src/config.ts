import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { ConfigError } from './core/errors.ts';
import { type SlackConfig, slackConfigOf } from './slack-config.ts';
import { type TeamsConfig, teamsConfigOf } from './teams-config.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
/** What a later version reads; set today, they would be ignored in silence. */
const notYet = /^(SMTP_|MAIL_)/;

const zone = z.string().refine(isZone, 'an IANA time zone, such as Europe/London');
const whole = (from: number, to: number) =>
  z.coerce.number(`a whole number from ${from} to ${to}`).int().min(from).max(to);

/** Words are no secrets, so what was found is said. */
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, {
    error: ({ path, input }) =>
      `${path?.join('.')} is "${String(input).slice(0, 40)}"; it needs one of ${words.join(', ')}`,
  });

/** What is wrong with it is said without it. */
const secret = (shape: RegExp, wanted: string) => z.string().regex(shape, wanted);

const guid = (wanted: string) => z.guid(wanted).toLowerCase();

/** Commas between, spaces around them, in small letters. */
const listOf = (shape: RegExp, wanted: string) =>
  z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((one) => one.trim()),
    )
    .refine((all) => all.every((one) => shape.test(one)), wanted)
    .transform((all) => [...new Set(all)]);

const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresAddress, 'an address such as postgresql://user:password@host:5432/name')
    .optional(),
  WAYMARK_HOME: z.string().default('.waymark'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  PUBLIC_URL: z
    .url('an address such as https://waymark.example.org')
    .transform(withoutLastSlashes)
    .optional(),
  TIME_ZONE: zone.default('Europe/London'),
  LOCAL_WORKSPACE: oneOf(['on', 'off']).optional(),
  SLACK_BOT_TOKEN: secret(/^xoxb-/, 'the Bot User OAuth Token, which begins with xoxb-').optional(),
  SLACK_SIGNING_SECRET: secret(
    /^\w{20,}$/,
    "the Signing Secret of the app's Basic Information",
  ).optional(),
  SLACK_APP_TOKEN: secret(/^xapp-/, 'the App-Level Token, which begins with xapp-').optional(),
  SLACK_CLIENT_ID: secret(/^[\w.]+$/, "the Client ID of the app's Basic Information").optional(),
  SLACK_CLIENT_SECRET: secret(
    /^\w{20,}$/,
    "the Client Secret of the app's Basic Information",
  ).optional(),
  SLACK_STATE_SECRET: secret(
    /^.{20,}$/,
    'at least 20 characters of your own, such as openssl rand -hex 32 prints',
  ).optional(),
  SLACK_LOOK_UPS: oneOf(['internal', 'limited']).optional(),
  SLACK_API_URL: z.url('an address such as https://slack.com/api/').optional(),
  TEAMS_APP_ID: guid('the Application (client) ID of the app registration').optional(),
  TEAMS_APP_PASSWORD: secret(
    /^(?!.{8}-.{4}-.{4}-.{4}-.{12}$)\S{16,}$/,
    'the Value of a client secret of the app registration, not its Secret ID',
  ).optional(),
  TEAMS_APP_TENANT_ID: guid('the Directory (tenant) ID of the app registration').optional(),
  TEAMS_TENANT_IDS: listOf(
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
    'the Directory (tenant) IDs of the organisations that use Waymark, with commas between',
  ).optional(),
  TEAMS_SERVICE_HOSTS: listOf(
    /^(\*\.)?[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)+(:[1-9]\d{0,4})?$/,
    'hosts such as smba.trafficmanager.net or *.example.org, with commas between',
  ).optional(),
  TEAMS_OPENID_METADATA_URL: z
    .string()
    .refine(
      isKeyAddress,
      'an https address such as https://login.botframework.com/v1/.well-known/openidconfiguration',
    )
    .optional(),
  TEAMS_UNAUTHENTICATED: oneOf(['on', 'off']).optional(),
  TEAMS_TARGETED_MESSAGES: oneOf(['on', 'off']).optional(),
  SECRETS_KEY_FILE: z.string().optional(),
  DELIVERY_SETTLE_MS: whole(1_000, 3_600_000).default(60_000),
  DELIVERY_LEASE_MS: whole(20_000, 3_600_000).default(60_000),
  DELIVERY_LATE_HOURS: whole(1, 168).default(12),
  BANK_HOLIDAYS_FILE: z.string().optional(),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  /** Absent: the embedded server under `home`. */
  readonly databaseUrl?: string;
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly timeZone: string;
  readonly localWorkspace: boolean;
  /** Absent: no Slack. */
  readonly slack?: SlackConfig;
  /** Absent: no Teams. */
  readonly teams?: TeamsConfig;
  /** Where the key of what is sealed at rest is; absent: made in `home` where it is needed. */
  readonly secretsKeyFile?: string;
  readonly settleMs: number;
  readonly leaseMs: number;
  readonly lateHours: number;
  readonly bankHolidaysFile?: string;
  readonly logLevel: string;
}

/**
 * Adds what a file .env in the folder of the start says, where the environment does not say it already. Called before anything is read.
 */
export function readEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * The configuration of this process, from its environment; empty variables count as absent.
 * Throws ConfigError with every variable that is wrong, and what was expected; never the value of an address.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const early = Object.keys(given).find((name) => notYet.test(name));
  if (early) {
    throw new ConfigError(
      `${early} is set, but this version does not read it. Unset it and start again.`,
    );
  }
  refuseSlips(Object.keys(given));
  const read = environment.safeParse(given);
  if (!read.success) throw configErrorOf(read.error);
  const { data } = read;
  const slack = slackConfigOf(data);
  const teams = teamsConfigOf(data, loopback.has(data.HOST));
  const localWorkspace = localWorkspaceOf(data, slack !== undefined || teams !== undefined);
  return {
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
    home: resolve(data.WAYMARK_HOME),
    host: data.HOST,
    port: data.PORT,
    ...(data.PUBLIC_URL === undefined ? {} : { publicUrl: data.PUBLIC_URL }),
    timeZone: data.TIME_ZONE,
    localWorkspace,
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(data.SECRETS_KEY_FILE === undefined
      ? {}
      : { secretsKeyFile: resolve(data.SECRETS_KEY_FILE) }),
    settleMs: data.DELIVERY_SETTLE_MS,
    leaseMs: data.DELIVERY_LEASE_MS,
    lateHours: data.DELIVERY_LATE_HOURS,
    ...(data.BANK_HOLIDAYS_FILE === undefined ? {} : { bankHolidaysFile: data.BANK_HOLIDAYS_FILE }),
    logLevel: data.LOG_LEVEL,
  };
}

const ofTeams = Object.keys(environment.shape).filter((name) => name.startsWith('TEAMS_'));

/** Ignored in silence, they would leave whatever was meant as it is where it is absent. */
function refuseSlips(names: readonly string[]): void {
  const slip = names.find((name) => name.startsWith('TEAMS_') && !ofTeams.includes(name));
  if (slip === undefined) return;
  const meant = closest(slip, ofTeams);
  throw new ConfigError(
    `${slip} is set, and Waymark reads no such variable. Did you mean ${meant}? Rename it or unset it, and start again.`,
  );
}

function localWorkspaceOf(
  { LOCAL_WORKSPACE: wanted, HOST }: z.infer<typeof environment>,
  isElsewhere: boolean,
): boolean {
  const isOn = (wanted ?? (isElsewhere ? 'off' : 'on')) === 'on';
  if (isOn && !loopback.has(HOST)) {
    throw new ConfigError(
      'The local workspace lets anybody who reaches it be anybody, so it needs HOST to be 127.0.0.1. Set LOCAL_WORKSPACE=off to listen elsewhere.',
    );
  }
  return isOn;
}

function configErrorOf({ issues }: z.ZodError): ConfigError {
  const wrong = issues.map(({ code, path, message }) =>
    code === 'invalid_value' ? message : `${path.join('.')} needs ${message}`,
  );
  return new ConfigError(`${wrong.join('; ')}. Mend it in the environment and start again.`);
}

/** Paths are put behind it, which begin with one. */
function withoutLastSlashes(address: string): string {
  return address.replace(/\/+$/, '');
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Whoever stands between could give keys of their own; on this machine nobody does. */
function isKeyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}
