/** An RFC 8188 implementation by another hand; it comes without types. */
declare module 'http_ece' {
  interface Parameters {
    version: 'aes128gcm'
    /** base64url */
    key: string
    /** base64url */
    salt?: string
    /** Bytes per encrypted record. */
    rs?: number
    keyid?: string
  }
  export function encrypt(plaintext: Buffer, parameters: Parameters): Buffer
  export function decrypt(container: Buffer, parameters: Parameters): Buffer
}
