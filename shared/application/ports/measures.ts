/** Figures for the alarms and the dashboard; names and units are those of the contract (contracts/schedules/measures.ts). */
export interface Measures {
  note(name: string, unit: 'Count' | 'Seconds', value: number): void;
}
