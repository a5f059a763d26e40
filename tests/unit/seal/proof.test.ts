import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProofKey, isSignedBy, proofIn, readProof, type Statement } from '../../../seal/proof.ts'
import { createKeyring } from '../../../seal/secret.ts'

const key = createProofKey(createKeyring('a secret for the tests, long enough to be one').proof())
const other = createProofKey(createKeyring('another secret for the tests, long enough').proof())
const statement: Statement = {
  ...{ iss: 'https://share.example', sub: 'la-table-ronde', title: 'La table ronde — été', iat: 1_790_000_000 },
  ...{ link: 'abc', name: 'Claire', people: 412, hands: 7, from: 1_789_000_000, to: 1_789_900_000 },
}
const proof = await key.sign(statement)
const jwk = await key.jwk()
const otherJwk = await other.jwk()

describe('a proof', () => {
  it('says what was signed, and is signed by the key that is published', () => {
    expect(readProof(proof)).toEqual({ kid: jwk.kid, statement })
    expect(isSignedBy(proof, [otherJwk, jwk])).toBe(true)
    expect(isSignedBy(proof, [otherJwk])).toBe(false)
    expect(isSignedBy(proof, [])).toBe(false)
  })

  it('is signed by the key of its seed, as RFC 8037 has it in its appendix A', async () => {
    const seed = Uint8Array.from(Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url'))
    expect((await createProofKey(seed).jwk()).x).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')
  })

  it('is checked by Node’s own Ed25519, as a JSON Web Signature', () => {
    const [head, body, signature = ''] = proof.split('.')
    const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' })
    const isValid = verify(null, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))
    expect(isValid).toBe(true)
  })

  it('is no longer signed once any letter of it is another', () => {
    fc.assert(
      fc.property(fc.nat(proof.length - 1), fc.constantFrom(...'AbZ9_-'), (at, letter) => {
        const changed = proof.slice(0, at) + letter + proof.slice(at + 1)
        // The last letter of a signature carries two bits: another one that reads the same does not exist.
        return changed === proof || !isSignedBy(changed, [jwk])
      }),
    )
  })

  it('does not pass with the key of another under its own name', () => {
    expect(isSignedBy(proof, [{ ...otherJwk, kid: jwk.kid }])).toBe(false)
  })

  it('is found in an address, a sentence, a drawing and the bytes of a picture', () => {
    for (const text of [
      `https://share.example/x/proof/#${proof}`,
      `Voilà : ${proof}, à vérifier.`,
      `<metadata>${proof}</metadata>`,
      `\u0089PNG\r\ntEXtProof\0${proof}\u00ff\u0012IDAT`,
    ]) {
      expect(proofIn(text)).toBe(proof)
    }
    expect(proofIn(proof.slice(0, -1))).toBeUndefined()
    expect(proofIn('nothing')).toBeUndefined()
  })

  it('ends in a letter that no messenger cuts, whatever is signed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (people) => /[AQgw]$/.test(await key.sign({ ...statement, people }))),
    )
  })

  it('is not read where it is none', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const [head, body] of [
      [{ alg: 'none', kid: 'x' }, statement],
      [{ alg: 'EdDSA' }, statement],
      [
        { alg: 'EdDSA', kid: 'x' },
        { ...statement, people: '412' },
      ],
      [
        { alg: 'EdDSA', kid: 'x' },
        { ...statement, people: 1.5 },
      ],
      [{ alg: 'EdDSA', kid: 'x' }, null],
    ] as const) {
      expect(readProof(`${part(head)}.${part(body)}.AAAA`)).toBeUndefined()
    }
    for (const text of ['', 'a.b.c', '..', `${part({ alg: 'EdDSA', kid: 'x' })}.%%%.A`])
      expect(readProof(text)).toBeUndefined()
  })
})
