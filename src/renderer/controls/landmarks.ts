/** Ids of places that other parts of the window move the focus to. */

/** Where the links at the head of the window lead. */
export const chartsId = 'charts'
/** Of what is in a panel, the panel's name. */
export const leversId = 'levers'
export const scenariosId = 'scenarios'
/** Where "Rename" in the list of scenarios leads. */
export const nameFieldId = 'scenario-name'
