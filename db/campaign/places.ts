/** Interning: gives each distinct value a small number, in the order of appearance, so that a column can hold numbers. */
export class Places<Thing> {
  readonly things: Thing[] = []
  readonly #places = new Map<Thing, number>()

  of(thing: Thing): number {
    const place = this.#places.get(thing) ?? this.things.push(thing) - 1
    this.#places.set(thing, place)
    return place
  }
}
