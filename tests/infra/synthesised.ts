import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { addStage, adviceApp } from '../../infra/advice-platform.ts';
import { readStage } from '../../infra/stages.ts';

export interface TemplateResource {
  readonly id: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test says which properties it looks at
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The templates of a stage without its bundles, and all their resources by type. */
export function synthesised(stage: string) {
  const stacks = addStage(adviceApp({}, { ownRules: false }), readStage(stage), () =>
    Code.fromInline('exports.handler = () => {}'),
  );
  const templates = stacks.map((stack) => Template.fromStack(stack));
  const resources: readonly TemplateResource[] = templates.flatMap((template) =>
    Object.entries(template.toJSON()['Resources'] as Record<string, Omit<TemplateResource, 'id'>>).map(
      ([id, resource]) => ({ ...resource, id }),
    ),
  );
  const [records, service, watch] = templates as [Template, Template, Template];
  return {
    records,
    service,
    watch,
    resources,
    ofType: (type: string) => resources.filter(({ Type }) => Type === type),
  };
}

export type Synthesised = ReturnType<typeof synthesised>;

/** The function of a folder such as `streams/send-mail`. */
export function functionOf({ ofType }: Synthesised, folder: string): TemplateResource {
  const found = ofType('AWS::Lambda::Function').find(
    ({ Properties }) => Properties.Description === `functions/${folder}`,
  );
  if (!found) throw new Error(`no function functions/${folder}`);
  return found;
}

export const foldersIn = ({ ofType }: Synthesised): string[] =>
  ofType('AWS::Lambda::Function').map(({ Properties }) => String(Properties.Description).replace('functions/', ''));
