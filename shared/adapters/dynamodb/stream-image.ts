import * as z from 'zod';
import { Decision } from '../../domain/assessment/decision.ts';
import { type Item, readItem } from './stored-item.ts';

/** A value in DynamoDB's own notation, as far as our items use it. */
type Notated =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly Notated[] }
  | { readonly M: Readonly<Record<string, Notated>> };

const plain = (value: Notated): unknown => {
  if ('S' in value) return value.S;
  if ('N' in value) return Number(value.N);
  if ('BOOL' in value) return value.BOOL;
  if ('NULL' in value) return null;
  if ('L' in value) return value.L.map(plain);
  if ('M' in value) return plainItem(value.M);
  throw new Error(`A stream's image has a value of a kind that no item of ours has: ${Object.keys(value).join()}`);
};
const plainItem = (image: Readonly<Record<string, Notated>>): Item =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));

const Image = z.record(z.string(), z.unknown());
const itemOf = (image: unknown): Item => plainItem(Image.parse(image) as Readonly<Record<string, Notated>>);

/** The decision that a record of the assessments table's stream carries. Throws where it carries none. */
export const decisionInStream = (image: unknown): Decision => readItem(Decision, itemOf(image));

const Mailed = z.object({ id: z.string() });

/** The id of the mail that a record of the mail table's stream is about: what it says is read from the table, as it is now. */
export const mailInStream = (image: unknown): string => Mailed.parse(itemOf(image)).id;
