import { CommandError } from './fail.ts'

/**
 * Where the commands work: on the database here or, by `--at`, in a deployment at the edge. Held by the process: a bundled program that
 * imports a module lazily gets another copy of this one.
 */
const AT = 'ENTRENOUS_AT'

export function workAt(at: string | undefined): void {
  if (at === undefined) delete process.env[AT]
  else process.env[AT] = at
}

/** The origin of a deployment, whatever stands behind it; undefined for what is no address. */
export function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

/** Address of the deployment; undefined: here. */
export function workingAt(): string | undefined {
  return process.env[AT]
}

/** A command to give next, of the same place. */
export function commandHere(words: string): string {
  const at = workingAt()
  return `npm run entrenous -- ${at === undefined ? '' : `--at ${at} `}${words}`
}

/** Throws for a command that works here whatever `--at` says. */
export function refuseElsewhere(command: string, instead: string): void {
  if (workingAt() === undefined) return
  throw new CommandError(`--at: is not for ${command}, ${instead}`)
}
