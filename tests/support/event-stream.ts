/** Reads server-sent events one by one, as text between blank lines. */
async function* readEvents(response: Response): AsyncGenerator<string> {
  if (!response.body) throw new Error('The answer has no body')
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
}

/** What the events of one name say. */
export async function* readNamed<T>(response: Response, name: string): AsyncGenerator<T> {
  for await (const event of readEvents(response)) {
    const data = new RegExp(`event: ${name}\\ndata: (.*)`).exec(event)?.[1]
    if (data) yield JSON.parse(data)
  }
}

/** The `tally` events of a stream. */
export function readTallies(response: Response): AsyncGenerator<{ views: number; phase: string }> {
  return readNamed(response, 'tally')
}
