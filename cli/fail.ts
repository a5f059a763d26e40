/** A command was used wrongly, or its object does not exist. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Why a statement failed: Drizzle's own error says only which one did, with all that was bound to it. */
const reasonOf = (error: unknown) => (error instanceof Error && 'query' in error ? (error.cause ?? error) : error)

/** What an error says. */
export function inWords(error: unknown): string {
  const reason = reasonOf(error)
  return reason instanceof Error ? reason.message : String(reason)
}

/** Expected errors, by name: a bundled program that imports a module lazily gets other classes than its own. */
const EXPECTED = [
  ...['CampaignProblems', 'ClockFault', 'CommandError', 'DatabaseFault', 'DatabaseTrouble', 'LeakError'],
  ...['ManifestFault', 'SecretFault', 'SettingsError', 'WritersTaken'],
]

/** Error codes of modules that a production server lacks: `launch.cjs` says what to do. */
const MISSING = ['ERR_MODULE_NOT_FOUND', 'ERR_UNKNOWN_FILE_EXTENSION']

/** The meaning of the system's error codes for a file, and what to do. */
const SYSTEM_FAULTS: Record<string, string> = {
  EACCES: 'this account may not read or write it. Run this as its owner, give it the permission, or name another place',
  EDQUOT: 'the quota of this account on its disk is used up. Make room, or have it raised',
  EISDIR: 'is a folder, expected a file',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'no room is left on its disk. Make some',
  ENOTDIR: 'part of its path is a file, expected a folder',
  EPERM: 'this account may not change it. Run this as its owner, or give it the permission',
  EROFS: 'its disk takes no writes. Choose another place',
}

/** What the system has against a file, in words; undefined for any other failure. */
export function systemFault(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined
  // What fails in the midst of a file no longer says which one it is.
  if (!('path' in error) && error.code === 'ENOSPC') return 'No room is left on the disk. Make some'
  if (!('path' in error) && error.code === 'EDQUOT')
    return 'The quota of this account is used up. Make room, or have it raised'
  const fault = 'path' in error && SYSTEM_FAULTS[String(error.code)]
  return fault ? `${error.path}: ${fault}` : undefined
}

/** Runs a command. An expected error is printed without a stack; exit code 1. */
export async function run(command: () => Promise<unknown>): Promise<void> {
  try {
    await command()
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.includes(String(error.code))) throw error
    const reason = reasonOf(error)
    const isExpected = reason instanceof Error && EXPECTED.includes(reason.name)
    console.error(isExpected ? reason.message : (systemFault(error) ?? error))
    process.exitCode = 1
  }
}
