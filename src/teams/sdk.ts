// By its own path: the package's root loads what Teams does not need besides, in three times the time and twice the memory.
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Activity as SdkActivity } from 'botbuilder';
import { AppCredentials, AuthenticationConstants } from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';

export interface SdkOptions {
  readonly id: string;
  readonly password: string;
  /** Of a registration that one organisation alone may use. */
  readonly tenantId?: string;
  readonly openIdMetadataUrl: string;
}

/** A key that the key server tells of. */
export interface SigningKey {
  readonly pem: string;
  /** The channels whose tokens it may sign. */
  readonly endorsements: readonly string[];
}

/** What is used of the SDK. It prints what a bad token is like, so that only tokens whose signature and times are good may come to `authenticate`. */
export interface TeamsSdk {
  /** Who gives the tokens that Teams sends. */
  readonly issuer: string;
  /** Undefined where the server knows none with this id. Throws where the server cannot be asked. */
  key(kid: string): Promise<SigningKey | undefined>;
  /** Throws where the token of the header is not one for this bot and this service URL. */
  authenticate(activity: SignedActivity, authorization: string): Promise<void>;
  /** Entra's, for calls to the connector; kept until five minutes before it ends. Throws what MSAL throws. */
  token(): Promise<string>;
}

interface SignedActivity {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** Where bots of every organisation get their tokens, or those of one. */
const loginUrl = (tenantId = AuthenticationConstants.DefaultChannelAuthTenant): string =>
  AuthenticationConstants.ToChannelFromBotLoginUrlPrefix + tenantId;

class Adapter extends TeamsAdapter implements TeamsSdk {
  readonly issuer = AuthenticationConstants.ToBotFromChannelTokenIssuer;
  readonly #options: SdkOptions;
  #credentials: AppCredentials | undefined;

  constructor(options: SdkOptions) {
    const { id, password, tenantId, openIdMetadataUrl } = options;
    // Every address is told: where one of them is given, the SDK takes no default for the others.
    super({
      MicrosoftAppId: id,
      MicrosoftAppPassword: password,
      MicrosoftAppType: tenantId === undefined ? 'MultiTenant' : 'SingleTenant',
      ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: loginUrl(tenantId),
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      // The channel's keys sign for nobody else: nothing that an emulator or another bot sends can pass.
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      CallerId: '',
    });
    this.#options = options;
  }

  async key(kid: string): Promise<SigningKey | undefined> {
    const { openIdMetadataUrl } = this.#options;
    // The SDK keeps one set of keys an address: these are those that it verifies with.
    const { openIdMetadata } = new JwtTokenExtractor({}, openIdMetadataUrl, []);
    const found = await openIdMetadata.getKey(kid);
    return found ? { pem: found.key, endorsements: found.endorsements ?? [] } : undefined;
  }

  async authenticate(activity: SignedActivity, authorization: string): Promise<void> {
    await this.botFrameworkAuthentication.authenticateRequest(
      activity as SdkActivity,
      authorization,
    );
  }

  async token(): Promise<string> {
    this.#credentials ??= await this.#makeCredentials();
    return this.#credentials.getToken();
  }

  async #makeCredentials(): Promise<AppCredentials> {
    const { id, tenantId } = this.#options;
    const scope = AuthenticationConstants.ToChannelFromBotOAuthScope;
    const made = await this.credentialsFactory.createCredentials(
      id,
      scope,
      loginUrl(tenantId),
      true,
    );
    if (made instanceof AppCredentials) return made;
    throw new TypeError('The SDK made credentials of another kind.');
  }
}

/** Calls nobody yet. */
export const openSdk = (options: SdkOptions): TeamsSdk => new Adapter(options);
