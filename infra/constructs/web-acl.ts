import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { keptIn } from './retention.ts';

/**
 * Where long text and markup may stand in what is sent: the API, which takes imports and never refuses a name for looking
 * like markup, and the forms in which advice is written. Both know who is sending before they keep anything.
 */
const LONG_TEXT_PATHS = '^/(api/.+|answer/[^/]+(/[a-z-]+)?)$';

/** Rules of AWS's core set that trip on real advice and imports, with the labels that they leave. */
const BODY_RULES = {
  SizeRestrictions_BODY: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body',
  CrossSiteScripting_BODY: 'awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body',
};

/** The regional web ACL in front of the API: AWS's core rules, known bad inputs and addresses, and a limit an address. */
export class WebAcl extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, settings: StageSettings, stage: Stage) {
    super(scope, id);
    const rules = [
      rateLimit(settings.requestsPerAddressIn5Minutes),
      managed('AWSManagedRulesAmazonIpReputationList'),
      managed('AWSManagedRulesKnownBadInputsRuleSet'),
      managed('AWSManagedRulesCommonRuleSet', Object.keys(BODY_RULES)),
      blockBodiesElsewhere(),
    ];
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: seen('ehc-advice'),
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    });
    new CfnWebACLAssociation(this, 'OnApi', { resourceArn: stage.stageArn, webAclArn: this.acl.attrArn });
    this.#log(settings);
  }

  #log(settings: StageSettings): void {
    const log = new LogGroup(this, 'Log', {
      // The one name of ours in the stacks: WAF writes only to groups that begin so.
      logGroupName: `aws-waf-logs-${Stack.of(this).stackName}`,
      retention: keptIn(settings),
      // A group that stayed would keep the name from the next stack, and it holds nothing that must outlive this one.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.acl.attrArn,
      // Without the `:*` that the group's own ARN ends in.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          resourceName: log.logGroupName,
        }),
      ],
      // A link's token is in the path, a session in the cookie, an API token in the header.
      redactedFields: [
        { uriPath: {} },
        { queryString: {} },
        { singleHeader: { Name: 'cookie' } },
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'referer' } },
      ],
    });
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** Counted in CloudWatch; no requests are kept as samples, for their paths hold tokens. */
const seen = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });

const managed = (name: string, countOnly: readonly string[] = []): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: countOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
});

const rateLimit = (limit: number): Rule => ({
  name: 'rate-of-an-address',
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: 300 } },
  visibilityConfig: seen('rate-of-an-address'),
});

/** The body rules only count, and leave a label; this blocks what they labelled wherever long text is not asked for. */
const blockBodiesElsewhere = (): Rule => ({
  name: 'bodies-where-none-are-asked-for',
  action: { block: {} },
  statement: {
    andStatement: {
      statements: [
        {
          orStatement: {
            statements: Object.values(BODY_RULES).map((key) => ({ labelMatchStatement: { scope: 'LABEL', key } })),
          },
        },
        {
          notStatement: {
            statement: {
              regexMatchStatement: {
                regexString: LONG_TEXT_PATHS,
                fieldToMatch: { uriPath: {} },
                textTransformations: [{ priority: 0, type: 'NONE' }],
              },
            },
          },
        },
      ],
    },
  },
  visibilityConfig: seen('bodies-where-none-are-asked-for'),
});
