import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { dirname } from 'node:path'
import { generate } from 'selfsigned'
import { DAY_MS } from '../campaigns/durations.ts'

// Apple's devices reject a certificate that is valid for more than 825 days.
const LIFETIME_MS = 800 * DAY_MS

/** PEM texts, as TLS servers take them. */
export interface Certificate {
  key: string
  cert: string
  /** SHA-256 fingerprint, as browsers show it. */
  fingerprint: string
}

/**
 * A self-signed certificate of a host name or IP address; made when the file holds no good one, and kept, so that a phone
 * that accepted it once accepts it again.
 */
export async function readOrMakeCertificate(file: string, host: string): Promise<Certificate> {
  const kept = await readCertificate(file, host)
  if (kept) return kept
  const pem = await makeCertificate(host)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, pem, { mode: 0o600 })
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
  return toCertificate(pem)
}

async function readCertificate(file: string, host: string): Promise<Certificate | undefined> {
  try {
    const pem = await readFile(file, 'utf8')
    const x509 = new X509Certificate(pem)
    const isOurs = isIP(host) ? x509.checkIP(host) : x509.checkHost(host)
    const isGood = isOurs && pem.includes('PRIVATE KEY') && x509.validToDate.getTime() > Date.now() + DAY_MS
    return isGood ? toCertificate(pem) : undefined
  } catch {
    return undefined
  }
}

async function makeCertificate(host: string): Promise<string> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Entre Nous on this network' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + LIFETIME_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }] },
    ],
  })
  return `${key.trim()}\n${cert.trim()}\n`
}

function toCertificate(pem: string): Certificate {
  return { key: pem, cert: pem, fingerprint: new X509Certificate(pem).fingerprint256 }
}
