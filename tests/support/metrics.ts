/** What a process tells Prometheus. */
export interface Scrape {
  text: string
  /** Names of everything that has a value. */
  names: ReadonlySet<string>
  /** Names of its labels. */
  labelsOf(name: string): string[]
  /** Of the one that has these labels. Throws when there is none. */
  read(name: string, labels?: Record<string, string>): number
}

export async function readMetrics(port: number): Promise<Scrape> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}: ${text}`)
  const samples = [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    ...{ name, value: Number(value) },
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, said]) => [key, said])),
  }))
  return {
    text,
    names: new Set(samples.map(({ name }) => name)),
    labelsOf: (name) => Object.keys(samples.find((one) => one.name === name)?.labels ?? {}),
    read(name, labels = {}) {
      const asked = Object.entries(labels)
      const found = samples.find((one) => one.name === name && asked.every(([key, said]) => one.labels[key] === said))
      if (!found) throw new Error(`No ${name} with ${JSON.stringify(labels)}`)
      return found.value
    },
  }
}
