import { functionOf, type Synthesised } from './synthesised.ts';

export interface Statement {
  readonly actions: readonly string[];
  /** As text: intrinsic functions as JSON, so that logical ids and export names can be looked for. */
  readonly resources: readonly string[];
  readonly leadingKeys: readonly string[] | undefined;
}

/** What a function's role is allowed, from the policies attached to it. */
export function statementsOf(all: Synthesised, folder: string): Statement[] {
  const role = functionOf(all, folder).Properties.Role['Fn::GetAtt'][0];
  return all
    .ofType('AWS::IAM::Policy')
    .filter(({ Properties }) => Properties.Roles.some((attached: { Ref: string }) => attached.Ref === role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement.map(statement));
}

// biome-ignore lint/suspicious/noExplicitAny: a statement as the template has it
function statement(raw: any): Statement {
  if (raw.Effect !== 'Allow') throw new Error('only what is allowed is read here');
  return {
    actions: [raw.Action].flat(),
    resources: [raw.Resource]
      .flat()
      .map((resource) => (typeof resource === 'string' ? resource : JSON.stringify(resource))),
    leadingKeys: raw.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
  };
}

const literally = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
const like = (pattern: string, text: string) =>
  new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(text);

/** Whether a function may do something to an item of a table, or query an index of it. */
export function mayTouch(
  all: Synthesised,
  folder: string,
  { action, table, partition, index }: { action: string; table: string; partition?: string; index?: string },
): boolean {
  return statementsOf(all, folder).some(
    ({ actions, resources, leadingKeys }) =>
      actions.includes(`dynamodb:${action}`) &&
      resources.some(
        (arn) => arn.includes(`${table}Table`) && (index ? arn.includes(`/index/${index}"`) : !arn.includes('/index/')),
      ) &&
      (partition === undefined || leadingKeys === undefined || leadingKeys.some((pattern) => like(pattern, partition))),
  );
}
