import { decideAndAppend, type Effects } from '../../shared/application/decide-and-append.ts';
import { parseRequestId } from '../../shared/domain/advice-request/advice-request.ts';
import type { Answer } from '../../shared/domain/advice-request/answer.ts';
import type { RequestCommand } from '../../shared/domain/assessment/commands.ts';
import { decideOnRequest } from '../../shared/domain/assessment/decide.ts';
import type { Document } from '../../shared/domain/document/document.ts';
import { attachmentOf } from '../../shared/domain/document/file-name.ts';
import type { ApiPlatform } from './api-platform.ts';
import { aPdf } from './document-files.ts';
import { aCopy, aDocument, anUpload } from './documents.ts';

/** Who answers for the teams in the API's tests. */
export const ADVISER = 'ada@vale.gov.example';

/** What an adviser does behind a link, without the link. */
export const adviserDecides = async (
  platform: ApiPlatform,
  id: string,
  command: RequestCommand,
  effects: Effects = {},
): Promise<void> => {
  const parts = parseRequestId(id);
  const council = await platform.directory.council('vale');
  if (!parts || !council) throw new Error(`${id} is no request`);
  const actor = { by: 'adviser', team: 'EPS', name: 'Ada Lovelace', role: 'EP', address: ADVISER } as const;
  const decided = await decideAndAppend(
    platform,
    council,
    parts.key,
    actor,
    (state, context) => decideOnRequest(state, parts.number, command, context),
    () => effects,
  );
  if (!decided?.ok) throw new Error(`Refused: ${decided?.refusal.reason}`);
};

/** An answer with one clean document: what the pages, the scan and the sending of the advice leave behind. */
export const adviserSendsDocument = async (platform: ApiPlatform, id: string, number = 1): Promise<Document> => {
  const parts = parseRequestId(id);
  if (!parts) throw new Error(`${id} is no request`);
  const owner = { is: 'answer', assessment: parts.key, request: parts.number } as const;
  const begun = aDocument({ owner, id: String(number).padStart(32, '0'), fileName: 'advice.pdf' });
  const copy = aCopy({
    version: await platform.documentFiles.keepClean(begun, aPdf(), 'pdf', attachmentOf('advice.pdf', 'pdf')),
  });
  const upload = anUpload({ version: platform.documentFiles.post(begun, aPdf()) });
  const document: Document = { ...begun, state: { is: 'clean', upload, copy, at: platform.clock.now() } };
  await platform.documents.add(document);
  const answer: Answer = {
    outcome: 'submitted',
    number,
    at: platform.clock.now(),
    sections: { needs: 'n', outcomes: 'o', provision: 'p', preparingForAdulthood: null },
    givenBy: { name: 'Ada Lovelace', profession: 'EP', registration: null, seenOn: null, basis: 'from-records' },
    safeguardingRead: true,
    documents: [{ id: document.id, fileName: 'advice.pdf', sha256: copy.sha256, bytes: copy.bytes }],
  };
  const command = { do: 'submit', lateReason: null, answer: number } as const;
  await adviserDecides(platform, id, command, { answer: { request: parts.number, answer } });
  return document;
};
