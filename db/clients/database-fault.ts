/** The database is missing or unusable. The message names the file, the fault and the mend. */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault'
}
