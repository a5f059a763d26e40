/** An answer cannot be used. Its message says what is wrong and what is expected. */
export class BadAnswer extends Error {
  override name = 'BadAnswer'
}
