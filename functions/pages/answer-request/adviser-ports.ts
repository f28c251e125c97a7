import type { AskPorts } from '../../../shared/application/adviser/ask-for-code.ts';
import type { FormPorts } from '../../../shared/application/adviser/keep-form.ts';
import type { AdviserDocumentPorts } from '../../../shared/application/adviser/upload-document.ts';

/** Everything that the adviser's pages need of the world. */
export type AdviserPorts = AskPorts & FormPorts & AdviserDocumentPorts;
