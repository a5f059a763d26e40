import { entrenousProgram } from './commands.ts'

await entrenousProgram().parseAsync()
