// What the bench uses of the address room, in Node.
export { createBestTargets } from '../../../src/addresses/best-targets.ts';
export { writeDarPlaces } from '../../../src/addresses/dar-places.ts';
export { fold } from '../../../src/addresses/folding.ts';
export { makeNationalRegister } from '../../../src/addresses/generator/national-register.ts';
export { makeQueries } from '../../../src/addresses/generator/queries.ts';
export { writeRegisterCsv } from '../../../src/addresses/generator/writers.ts';
export { leaveOutIndexes } from '../../../src/addresses/lean-register.ts';
export { findByPrefix } from '../../../src/addresses/name-search.ts';
export { importFiles } from '../../../src/addresses/node/import-files.ts';
export { readQuery } from '../../../src/addresses/readings.ts';
export { openRegister } from '../../../src/addresses/register-data.ts';
export { searchAddresses } from '../../../src/addresses/search.ts';
export { suggestFor } from '../../../src/addresses/suggest.ts';
export { confirmedBelow, visitTargets } from '../../../src/addresses/targets.ts';
export { readTyped } from '../../../src/addresses/tokens.ts';
