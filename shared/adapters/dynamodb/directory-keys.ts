/** The directory table has no index. */
export const councilKey = (council: string) => ({ pk: council, sk: 'council' });
/** The list of councils: one small pointer each. `#` begins no council's id. */
export const councilsPartition = '#councils';
export const councilsKey = (council: string) => ({ pk: councilsPartition, sk: council });
export const teamsPartition = (council: string): string => `${council}#T`;
export const teamKey = (council: string, code: string) => ({ pk: teamsPartition(council), sk: code });
export const personKey = (issuer: string, subject: string) => ({ pk: `P#${issuer}`, sk: subject });
export const clientKey = (clientId: string) => ({ pk: `C#${clientId}`, sk: 'client' });
const importPk = (council: string, id: string): string => `${council}#I#${id}`;
export const importKey = (council: string, id: string) => ({ pk: importPk(council, id), sk: 'import' });
/** Faults of an import stand in chunks beside it, because an item holds 400 KB. */
export const importFaultsKey = (council: string, id: string, chunk: number) => ({
  pk: importPk(council, id),
  sk: `faults#${String(chunk).padStart(4, '0')}`,
});
export const importFaultsRange = (council: string, id: string) => ({
  pk: importPk(council, id),
  from: 'faults#',
  to: 'faults#~',
});
