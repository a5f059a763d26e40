import Database from 'libsql'

/** Another program that locks a database until it is ended. Prints a line once it has it. Argument: the path. */
const database = new Database(process.argv[2] ?? '', { timeout: 10_000 })
database.exec('BEGIN EXCLUSIVE')
console.log('locked')
setInterval(() => {}, 60_000)
