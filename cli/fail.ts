/** A command was used wrongly, or what it was asked for is not there. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** By name: to know their classes, the quickest command would load all that throws them. */
const EXPECTED = [
  'CampaignProblems',
  'CommandError',
  'DatabaseFault',
  'LeakError',
  'ManifestFault',
  'SecretFault',
  'SettingsError',
]

/** Runs a command. What went wrong for a reason we know is said in its own words, without a stack; exit code 1. */
export async function run(command: () => Promise<unknown>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const isExpected = error instanceof Error && EXPECTED.includes(error.name)
    console.error(isExpected ? error.message : error)
    process.exitCode = 1
  }
}
