import type { Assembly } from './assembly.ts';
import { bundleOf } from './bundle-file.ts';
import type { Stacks } from './engine.ts';
import { environmentOf, functionNameOf } from './function-environment.ts';
import { FunctionPool, type PoolSurroundings } from './function-pool.ts';
import { StartRefused } from './start-refused.ts';

/** The functions of the templates, by name, logical id or ARN. */
export class Functions {
  readonly all: readonly FunctionPool[];

  constructor(
    stacks: Stacks,
    assembly: Assembly,
    endpoint: string,
    overrides: Readonly<Record<string, string>>,
    around: PoolSurroundings,
  ) {
    // Functions of CDK's own custom resources are Python or run at deployment alone: nothing here invokes them.
    const ours = stacks.ofType('AWS::Lambda::Function').filter(({ properties, id }) => {
      return (
        String(properties.Runtime).startsWith('nodejs') &&
        !/^(Custom|AWS[0-9a-f]|LogRetention|BucketNotifications)/.test(id)
      );
    });
    this.all = ours.map((resource) => {
      const environment = environmentOf(resource, endpoint, overrides);
      return new FunctionPool(resource, functionNameOf(resource), bundleOf(assembly, resource), environment, around);
    });
    const twice = this.all.find(({ name }, index) => this.all.findIndex((each) => each.name === name) !== index);
    if (twice) throw new StartRefused(`Two functions are called ${twice.name}: calls could not be told apart`);
  }

  /** By folder name, logical id, physical id or ARN; throws where there is none. */
  get(idOrArn: string): FunctionPool {
    const isIt = ({ name, id, physicalId, arn }: FunctionPool) => [name, id, physicalId, arn].includes(idOrArn);
    const found = this.all.find(isIt);
    if (!found) throw new Error(`There is no function ${idOrArn}`);
    return found;
  }
}
