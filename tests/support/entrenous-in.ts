import { entrenousHere } from './entrenous.ts'

/** The same for somebody who stands in a folder with a build: this process goes there meanwhile. */
export async function entrenousIn(folder: string, args: readonly string[], env: Record<string, string>) {
  const home = process.cwd()
  process.chdir(folder)
  try {
    return await entrenousHere(args, { INIT_CWD: folder, ...env })
  } finally {
    process.chdir(home)
  }
}
