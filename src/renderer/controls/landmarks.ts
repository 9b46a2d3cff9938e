/** Ids of places that other parts of the window move the focus to. */

/** Where the skip link leads. */
export const chartsId = 'charts'
/** Where "Rename" in the list of scenarios leads. */
export const nameFieldId = 'scenario-name'
