/** A command was used wrongly, or what it was asked for is not there. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** By name: what a bundled program imports when it is asked to is a module of its own, with classes of its own. */
const EXPECTED = [
  ...['CampaignProblems', 'ClockFault', 'CommandError', 'DatabaseFault', 'LeakError', 'ManifestFault'],
  ...['SecretFault', 'SettingsError', 'WritersTaken'],
]

/** Of modules that a production server lacks: `launch.cjs` says what to do. */
const MISSING = ['ERR_MODULE_NOT_FOUND', 'ERR_UNKNOWN_FILE_EXTENSION']

/** Runs a command. What went wrong for a reason we know is said in its own words, without a stack; exit code 1. */
export async function run(command: () => Promise<unknown>): Promise<void> {
  try {
    await command()
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.includes(String(error.code))) throw error
    const isExpected = error instanceof Error && EXPECTED.includes(error.name)
    console.error(isExpected ? error.message : error)
    process.exitCode = 1
  }
}
