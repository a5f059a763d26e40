/** The files of a ZIP that compresses nothing, by the headers before each (APPNOTE.TXT, 4.3.7); sizes may follow a file. */
export function filesInZip(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive)
  const files = new Map<string, string>()
  const starts: number[] = []
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) starts.push(at)
  const end = bytes.indexOf('PK\x01\x02')
  starts.forEach((at, i) => {
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)]
    const name = bytes.toString('utf8', at + 30, at + 30 + nameLength)
    files.set(name, bytes.toString('utf8', at + 30 + nameLength + extraLength, starts[i + 1] ?? end))
  })
  return files
}
