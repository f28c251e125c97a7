import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartRefused } from './start-refused.ts';

export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Outputs?: Readonly<
    Record<
      string,
      { readonly Value: unknown; readonly Export?: { readonly Name: unknown }; readonly Condition?: string }
    >
  >;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface SynthesisedStack {
  readonly name: string;
  readonly template: Template;
}

export interface Assembly {
  readonly stacks: readonly SynthesisedStack[];
  /** Folder or file of an asset, by the object key that the templates name. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts?: Readonly<
    Record<string, { readonly type: string; readonly properties?: Readonly<Record<string, string>> }>
  >;
}
interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** Reads a cloud assembly as `cdk deploy` would: its stacks' templates, and where their assets are. */
export function loadAssembly(folder: string): Assembly {
  const manifestPath = join(folder, 'manifest.json');
  if (!existsSync(manifestPath))
    throw new StartRefused(`No synthesised stacks in ${folder}: there is no manifest.json`);
  const stacks: SynthesisedStack[] = [];
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries(readJson<Manifest>(manifestPath).artifacts ?? {})) {
    const properties = artifact.properties ?? {};
    if (artifact.type === 'aws:cloudformation:stack') {
      const template = readJson<Template>(join(folder, properties['templateFile'] ?? `${id}.template.json`));
      stacks.push({ name: properties['stackName'] ?? id, template });
    }
    if (artifact.type === 'cdk:asset-manifest') {
      const manifest = readJson<AssetManifest>(join(folder, properties['file'] ?? `${id}.assets.json`));
      for (const file of Object.values(manifest.files ?? {})) {
        for (const destination of Object.values(file.destinations)) {
          assets.set(destination.objectKey, resolve(folder, file.source.path));
        }
      }
    }
  }
  return { stacks, assets };
}
