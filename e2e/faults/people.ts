import type { TestClerk } from './station/machine.ts';
import type { Canaries } from './station/records.ts';

/** Words that nothing else holds. They are given to the page as it runs: its own files must not have them. */
export const canaries: Canaries = {
  family: 'Kanærifugløsen',
  street: 'Ædelgranstrædet',
  caseNumber: 'KV-2026-70417',
  cause: 'Født på Øjvindsmindegården',
};

export const clerk: TestClerk = {
  initials: 'KØVAGENT',
  name: 'Øvelsesmønster Vagtgård',
  passcode: 'tordenskræld-4817',
};
