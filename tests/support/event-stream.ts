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

/** The `tally` events of a stream. */
export async function* readTallies(response: Response): AsyncGenerator<{ views: number; phase: string }> {
  for await (const event of readEvents(response)) {
    const data = /event: tally\ndata: (.*)/.exec(event)?.[1]
    if (data) yield JSON.parse(data)
  }
}
