/** Numbers things in the order in which they are first named, so that a column of them can be one of small numbers. */
export class Places<Thing> {
  readonly things: Thing[] = []
  readonly #places = new Map<Thing, number>()

  of(thing: Thing): number {
    const place = this.#places.get(thing) ?? this.things.push(thing) - 1
    this.#places.set(thing, place)
    return place
  }
}
