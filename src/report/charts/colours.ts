/** The colours of scenarios: each keeps its own, whichever of them is active. */

/** Numbers of the colours that scenarios can have, in the order in which they are given out. */
export const scenarioColours = [1, 2, 3, 4, 5] as const
export type ScenarioColour = (typeof scenarioColours)[number]

/** Colours by the id of a scenario, no two alike; one that was drawn before keeps its own until it is needed. */
export type ScenarioColours = Readonly<Record<string, ScenarioColour>>

/**
 * Colours for the scenarios that are drawn, of which there are no more than colours: each has its own of before;
 * a new one has the first that is nobody's, else one of a scenario that is not drawn.
 */
export function withColours(colours: ScenarioColours, drawn: readonly string[]): ScenarioColours {
  const wanting = drawn.filter((id) => colours[id] === undefined)
  return wanting.reduce((given, id) => {
    const holders = new Map(Object.entries(given).map(([holder, colour]) => [colour, holder]))
    const free =
      scenarioColours.find((colour) => !holders.has(colour)) ??
      scenarioColours.find((colour) => !drawn.includes(holders.get(colour) ?? '')) ??
      scenarioColours[0]
    const others = Object.entries(given).filter(([, colour]) => colour !== free)
    return { ...Object.fromEntries(others), [id]: free }
  }, colours)
}
