import * as z from 'zod';
import { Actor } from '../assessment/decision.ts';
import { IsoInstant } from '../calendar/days.ts';
import { FaultCode } from './document-faults.ts';

/** Whose a document is: a paper that the council sends along, of an assessment; or part of a team's answer, of one request. */
export const DocumentOwner = z.discriminatedUnion('is', [
  z.object({ is: z.literal('paper'), assessment: z.string() }),
  z.object({ is: z.literal('answer'), assessment: z.string(), request: z.int().positive() }),
]);
export type DocumentOwner = z.infer<typeof DocumentOwner>;

/** Where a document's record stands. It is all that the file's key in the store is made of. */
export const DocumentPlace = z.object({ council: z.string(), owner: DocumentOwner, id: z.string() });
export type DocumentPlace = z.infer<typeof DocumentPlace>;

/** The one upload that counts: a second file under the same form is another version, and is not taken. */
export const Upload = z.object({ version: z.string(), etag: z.string(), bytes: z.int().nonnegative(), at: IsoInstant });
export type Upload = z.infer<typeof Upload>;

/** A copy of bytes that were scanned and checked; `version` is the copy's own. */
export const CleanCopy = z.object({
  version: z.string(),
  sha256: z.string(),
  bytes: z.int().positive(),
  type: z.enum(['pdf', 'docx']),
});
export type CleanCopy = z.infer<typeof CleanCopy>;

export const DocumentState = z.discriminatedUnion('is', [
  /** A form was handed out; no file has come. */
  z.object({ is: z.literal('awaited') }),
  z.object({ is: z.literal('waiting'), upload: Upload }),
  z.object({ is: z.literal('clean'), upload: Upload, copy: CleanCopy, at: IsoInstant }),
  z.object({ is: z.literal('refused'), upload: Upload, fault: FaultCode, at: IsoInstant }),
  /** Nobody could say yet whether it is good; a later scan may still find it clean. */
  z.object({ is: z.literal('flagged'), upload: Upload, fault: FaultCode, at: IsoInstant }),
  /** Its bytes are gone. `sha256` where they were ever read. */
  z.object({
    is: z.enum(['removed', 'destroyed']),
    at: IsoInstant,
    by: Actor,
    sha256: z.string().nullable(),
  }),
]);
export type DocumentState = z.infer<typeof DocumentState>;

/** A file that somebody sent, and what we know of it. An item of its own, apart from the history: it can be corrected and purged. */
export const Document = DocumentPlace.extend({
  title: z.string(),
  /** As the sender's machine has it, made safe to show; never part of a key or an address. */
  fileName: z.string(),
  by: Actor,
  at: IsoInstant,
  /** Counts its changes from 1: the condition of the next one. */
  revision: z.int().positive(),
  state: DocumentState,
});
export type Document = z.infer<typeof Document>;
export type DocumentIn<S extends DocumentState['is']> = Document & {
  readonly state: Extract<DocumentState, { is: S }>;
};

export const isIn = <S extends DocumentState['is']>(
  document: Document,
  ...states: readonly S[]
): document is DocumentIn<S> => states.some((state) => state === document.state.is);
