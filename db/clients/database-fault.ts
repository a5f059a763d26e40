/** The database is not there, or cannot be used. The message names the file, the fault and the mend. */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault'
}
