/**
 * Names of the station's binary files: `journal-000001.log`, `keyring-000012.json`,
 * `backup-2026-11-25-1.bopael`. No dot, slash or drive before the ending, so that none can lead elsewhere.
 */
export const safeFileName = /^[a-z]{3,12}-[0-9a-z-]{1,60}\.(log|json|bopael)$/;
