import { describe, expect, it } from 'vitest';
import { synthesised, type TemplateResource } from './synthesised.ts';

const prod = synthesised('prod');
const resources = prod.ofType('AWS::ApiGateway::Resource');

function pathOf(id: { Ref?: string }): string {
  const resource = resources.find((one) => one.id === id.Ref);
  return resource ? `${pathOf(resource.Properties.ParentId)}/${resource.Properties.PathPart}` : '';
}

/** The folder of the function that a method's integration names. */
function folderOf(method: TemplateResource): string {
  const uri = JSON.stringify(method.Properties.Integration.Uri);
  const target = prod.ofType('AWS::Lambda::Function').find(({ id }) => uri.includes(`"${id}"`));
  return String(target?.Properties.Description).replace('functions/', '');
}

describe('the front door', () => {
  it('leads each path to its function', () => {
    const routes = prod
      .ofType('AWS::ApiGateway::Method')
      .map(
        (method) =>
          `${method.Properties.HttpMethod} ${pathOf(method.Properties.ResourceId) || '/'} → ${folderOf(method)}`,
      );
    expect(routes.sort()).toEqual([
      'ANY /answer → pages/answer-request',
      'ANY /answer/{proxy+} → pages/answer-request',
      'ANY /api/{proxy+} → api/advice-api',
      'ANY /scorecard → pages/health-scorecard',
      'ANY /scorecard/{proxy+} → pages/health-scorecard',
      'ANY /sign-in → pages/sign-in',
      'ANY /sign-in/{proxy+} → pages/sign-in',
      'ANY /sign-out → pages/sign-in',
      'GET / → pages/sign-in',
      'GET /r/{token} → pages/answer-request',
      'HEAD / → pages/sign-in',
      'HEAD /r/{token} → pages/answer-request',
      'POST /r/{token} → pages/answer-request',
    ]);
  });

  it('is a regional REST API on our domain alone, and passes bytes on as they are', () => {
    const [api] = prod.ofType('AWS::ApiGateway::RestApi');
    expect(api?.Properties.EndpointConfiguration.Types).toEqual(['REGIONAL']);
    expect(api?.Properties.DisableExecuteApiEndpoint).toBe(true);
    expect(api?.Properties.BinaryMediaTypes).toEqual(['*/*']);
    const [domain] = prod.ofType('AWS::ApiGateway::DomainName');
    expect(domain?.Properties).toMatchObject({ DomainName: 'advice.example.gov.uk', SecurityPolicy: 'TLS_1_2' });
  });

  it('answers for a path that is not there as the API does for anything that is not there', () => {
    const missing = gatewayResponse('MISSING_AUTHENTICATION_TOKEN');
    expect(missing.StatusCode).toBe('404');
    const [body] = Object.values(missing.ResponseTemplates);
    expect(body).toBe('{"type":"about:blank","title":"Not Found","status":404}');
  });

  it('puts our headers on every answer of its own', () => {
    const all = prod.ofType('AWS::ApiGateway::GatewayResponse');
    expect(all.map(({ Properties }) => Properties.ResponseType)).toEqual(
      expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX', 'WAF_FILTERED', 'THROTTLED', 'REQUEST_TOO_LARGE']),
    );
    for (const { id, Properties } of all) {
      const header = (name: string) => Properties.ResponseParameters[`gatewayresponse.header.${name}`];
      expect(header('Content-Type'), id).toBe("'application/problem+json'");
      expect(header('Strict-Transport-Security'), id).toContain('max-age=31536000');
      expect(header('Content-Security-Policy'), id).toContain("default-src 'none'");
      expect(header('X-Content-Type-Options'), id).toBe("'nosniff'");
      expect(header('Cache-Control'), id).toBe("'no-store'");
      expect(header('Referrer-Policy'), id).toBe("'no-referrer'");
    }
  });

  it('logs the route and never the path, the query, an address or a header', () => {
    const [stage] = prod.ofType('AWS::ApiGateway::Stage');
    const format: string = stage?.Properties.AccessLogSetting.Format;
    expect(format).toContain('$context.resourcePath');
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer|domainName)|\$input/);
    for (const setting of stage?.Properties.MethodSettings ?? [undefined]) {
      expect(setting).toMatchObject({ LoggingLevel: 'OFF', DataTraceEnabled: false });
    }
  });
});

describe('the web ACL', () => {
  const [acl] = prod.ofType('AWS::WAFv2::WebACL');
  // biome-ignore lint/suspicious/noExplicitAny: rules as the template has them
  const rules: any[] = acl?.Properties.Rules;

  it('stands before the API', () => {
    expect(prod.ofType('AWS::WAFv2::WebACLAssociation')).toHaveLength(1);
    expect(acl?.Properties.Scope).toBe('REGIONAL');
  });

  it('limits an address and keeps no sampled requests, as their paths hold tokens', () => {
    expect(rules.some(({ Statement }) => Statement.RateBasedStatement?.Limit === 3000)).toBe(true);
    for (const { Name, VisibilityConfig } of [...rules, acl?.Properties]) {
      expect(VisibilityConfig.SampledRequestsEnabled, Name).toBe(false);
    }
  });

  it('only counts long bodies and markup where advice and imports are sent, and blocks them elsewhere', () => {
    const common = rules.find(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet');
    const counted = common.Statement.ManagedRuleGroupStatement.RuleActionOverrides.map(
      ({ Name }: { Name: string }) => Name,
    );
    expect(counted).toEqual(['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']);
    const elsewhere = rules.find(({ Name }) => Name === 'bodies-where-none-are-asked-for');
    const path = new RegExp(
      elsewhere.Statement.AndStatement.Statements[1].NotStatement.Statement.RegexMatchStatement.RegexString,
    );
    for (const asked of ['/api/teams', '/api/assessments', '/answer/0123456789AB-01/advice'])
      expect(asked).toMatch(path);
    for (const not of ['/', '/sign-in', '/answer', '/scorecard', `/r/${'x'.repeat(43)}`]) expect(not).not.toMatch(path);
  });

  it('logs with path, query, cookie and token redacted', () => {
    const [logging] = prod.ofType('AWS::WAFv2::LoggingConfiguration');
    expect(logging?.Properties.RedactedFields).toEqual(
      expect.arrayContaining([
        { UriPath: {} },
        { QueryString: {} },
        { SingleHeader: { Name: 'cookie' } },
        { SingleHeader: { Name: 'authorization' } },
      ]),
    );
  });
});

const gatewayResponse = (type: string) =>
  prod.ofType('AWS::ApiGateway::GatewayResponse').find(({ Properties }) => Properties.ResponseType === type)
    ?.Properties;
