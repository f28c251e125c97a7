/** Where an import's file lies in the bucket: `vale/0f3c…`. */
export const importFileKey = (council: string, id: string): string => `${council}/${id}`;
