import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { removalOf } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';

const scope = (scopeName: string, scopeDescription: string) => new ResourceServerScope({ scopeName, scopeDescription });

/** What a council's own system may ask its token for: `advice/read`, `scorecard/read`, … */
const API_SCOPES = {
  advice: [
    scope('read', 'See assessments and advice requests'),
    scope('write', 'Open assessments, send requests, import'),
    scope('content', 'Read the advice that was given'),
  ],
  scorecard: [scope('read', 'See reports and scorecards')],
};

/**
 * Who may come in as staff, and as a council's system. Nobody signs up: people are made by invitation, or come from their
 * council's own directory; a council's API client is made with the council (`npm run create-council`).
 */
export class SignInPool extends Construct {
  readonly pool: UserPool;
  readonly #client: UserPoolClient;

  constructor(parent: Construct, id: string, settings: StageSettings) {
    super(parent, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // One-time codes by mail for people outside the council's directory; a password is possible, never needed.
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true } },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OFF,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      email: UserPoolEmail.withSES({
        fromEmail: settings.mailFrom,
        fromName: 'EHC Advice',
        sesVerifiedDomain: settings.domain,
      }),
      deletionProtection: settings.keepRecords,
      removalPolicy: removalOf(settings),
    });
    acknowledge(this.pool, {
      COG2: 'Cognito has no second factor beside one-time codes, which prove the mailbox each time; council staff have the second factor of their own directory.',
    });
    this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: settings.signInPrefix },
      // The older pages cannot ask for a one-time code.
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    for (const [identifier, scopes] of Object.entries(API_SCOPES)) {
      this.pool.addResourceServer(identifier, { identifier, scopes });
    }
    this.#client = this.#staffClient(settings.publicOrigin);
    new CfnManagedLoginBranding(this, 'Pages', {
      userPoolId: this.pool.userPoolId,
      clientId: this.#client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }

  /** Public: a browser keeps no secret, so the code is bound to it by PKCE. */
  #staffClient(origin: string): UserPoolClient {
    return this.pool.addClient('Staff', {
      generateSecret: false,
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${origin}/sign-in/callback`],
        logoutUrls: [`${origin}/sign-in`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // The session is the platform's own; tokens serve to begin it.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
    });
  }

  /** Checking tokens of councils' systems by the pool's public keys. */
  grantCheckingTokens(fn: ServiceFunction): void {
    fn.set('TOKEN_ISSUER', this.pool.userPoolProviderUrl);
  }

  /** Signing staff in. */
  grantSigningIn(fn: ServiceFunction): void {
    this.grantCheckingTokens(fn);
    fn.set('SIGN_IN_CLIENT_ID', this.#client.userPoolClientId);
  }
}
