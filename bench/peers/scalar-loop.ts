/**
 * A bare loop over numbers, written by hand for this one scenario's levers: the least that a run can cost in
 * JavaScript without computing many draws together. It knows the years, the reading and which levers move, and
 * leaves out whatever is 0 or 1 in the baseline run. Powers are exp(y·log x), as in the product.
 */
import { bases, movedLevers, outputCount, type Peer, valueOfLever, years } from '../subject.ts'

const yearCount = years.length
const { exp, log, log2, sqrt, abs, min, max } = Math
const power = (x: number, y: number): number => exp(y * log(x))

export function createScalarLoop(): Peer {
  const results = new Float64Array(outputCount)
  const paths = new Float64Array(movedLevers.length * yearCount)
  const known = new Float64Array(movedLevers.length).fill(Number.NaN)
  return {
    name: 'bare scalar loop',
    run(drawn, targets) {
      // Lever paths are the same for all draws, but for the first lever, whose base is drawn.
      for (let place = 1; place < targets.length; place++) {
        const target = targets[place] as number
        if (known[place] === target) continue
        known[place] = target
        for (let index = 0; index < yearCount; index++) {
          const value = valueOfLever(place, target, bases[place] as number, years[index] as number)
          paths[place * yearCount + index] = value
        }
      }
      project(drawn, targets[0] as number, paths, results)
      return results
    },
  }
}

function project(drawn: Float64Array, onlineTarget: number, paths: Float64Array, out: Float64Array): void {
  const coreShare2015 = drawn[0] as number
  const coreShare2016 = drawn[1] as number
  const deShare2015 = drawn[2] as number
  const ictDepreciation = drawn[3] as number
  const rdDepreciation = drawn[4] as number
  const ventureDepreciation = drawn[5] as number
  const robotDepreciation = drawn[6] as number
  const revenueToGrdp = drawn[7] as number
  const rdDelay = drawn[8] as number
  const skillAdjustment = drawn[9] as number
  const networkSpeedGrowth = drawn[10] as number
  const networkSpeedCeiling = drawn[11] as number
  const reformSpeed = drawn[12] as number
  const coreIctElasticity = drawn[13] as number
  const coreRdElasticity = drawn[14] as number
  const coreVentureElasticity = drawn[15] as number
  const coreSkillElasticity = drawn[16] as number
  const coreReformEffect = drawn[17] as number
  const pilotZoneEffect = drawn[18] as number
  const townEffect = drawn[19] as number
  const restIctElasticity = drawn[20] as number
  const restRdElasticity = drawn[21] as number
  const adoptionEffect = drawn[22] as number
  const skillComplementarity = drawn[23] as number
  const speedEffect = drawn[24] as number
  const robotElasticity = drawn[25] as number
  const restReformEffect = drawn[26] as number
  const adoptionCeiling = drawn[27] as number
  const innovation = drawn[28] as number
  const imitation = drawn[29] as number
  const fusionExponent = drawn[30] as number
  const cloudExponent = drawn[31] as number
  const itExponent = drawn[32] as number
  const skillCeilingExponent = drawn[33] as number
  const productivityShare = drawn[34] as number
  const onlineHalfLife = drawn[35] as number
  const exportZoneEffect = drawn[36] as number
  const robotCost = drawn[37] as number
  const cloudCost = drawn[38] as number
  const skillCost = drawn[39] as number
  const restTrendGrowth = drawn[40] as number
  const coreTrendGrowth = drawn[41] as number
  const trendSlowdown = drawn[42] as number
  const surplusHalfLife = drawn[43] as number
  const priceGrowth = drawn[44] as number
  const onlineRetailLead = drawn[45] as number

  const launchCore = 3911 / (1 + 15.9 / 100)
  const launchGrdp = launchCore / coreShare2015
  const launchRest = launchGrdp - launchCore
  const launchBase = (deShare2015 * launchGrdp) / (1 + 3)
  const launchFusion = deShare2015 * launchGrdp - launchBase
  const bridge = launchBase / launchCore
  const grdp2016 = 3911 / coreShare2016
  const inflation = 1 + priceGrowth / 100
  const slowing = 1 - trendSlowdown / 100
  const fading = power(2, -1 / surplusHalfLife)
  const onlineSurplus = (1 + 35.4 / 100) / (grdp2016 / launchGrdp) - 1
  const exportSurplus = (1 + 42 / 100) / (grdp2016 / launchGrdp) - 1
  const ictRate0 = 1 / 100 + (0.4 / 100) * revenueToGrdp

  // Of both runs.
  let [price, slowdown, coreSurplus, restSurplus, coreTrend, restTrend] = [1, 1, 0, 0, launchCore, launchRest]
  // Of the baseline run.
  let [income0, K0, R0, Q0, s0, N0, A0] = [
    launchGrdp,
    0,
    0,
    0,
    2,
    30.9,
    launchFusion / (launchGrdp - launchBase),
  ]
  let V0 = 300 / ventureDepreciation
  let U0 = (42 - 15) / (1 - robotDepreciation)
  // Of the scenario run.
  let [income, K, R, Q, V, s, N, U, m, A] = [launchGrdp, 0, 0, 0, V0, 2, 30.9, U0, 0, A0]
  let productivity = 28.3
  let [online, exports] = [10307 / (1 + 35.4 / 100), 319.3 / (1 + 42 / 100)]
  let [coreBefore, nominalCoreBefore, nominalBefore, zonesBefore] = [0, 0, 0, 2]

  for (let index = 0; index < yearCount; index++) {
    const year = 2015 + index
    const reform = paths[yearCount + index] as number
    const fields = paths[2 * yearCount + index] as number
    const cloud = paths[3 * yearCount + index] as number
    const zones = paths[4 * yearCount + index] as number
    const towns = paths[5 * yearCount + index] as number
    const skills = paths[6 * yearCount + index] as number
    const network = paths[7 * yearCount + index] as number
    const enterpriseIt = paths[8 * yearCount + index] as number
    const rd = paths[9 * yearCount + index] as number
    const venture = paths[10 * yearCount + index] as number
    const robots = paths[11 * yearCount + index] as number

    const ictInvestment0 = ictRate0 * income0
    const ictInvestment = (network / 100 + (enterpriseIt / 100) * revenueToGrdp) * income
    const rdInvestment0 = (2.4 / 100) * income0
    const rdInvestment = (rd / 100) * income
    let skillsGained = 0
    if (index === 0) {
      K0 = ictInvestment0 / (ictDepreciation + 0.1)
      K = ictInvestment / (ictDepreciation + 0.1)
      R0 = rdInvestment0 / (rdDepreciation + 0.09)
      R = rdInvestment / (rdDepreciation + 0.09)
      Q0 = (1.09 * R0) / (1 + 0.09 * rdDelay)
      Q = (1.09 * R) / (1 + 0.09 * rdDelay)
    } else {
      price *= inflation
      K0 = (1 - ictDepreciation) * K0 + ictInvestment0
      K = (1 - ictDepreciation) * K + ictInvestment
      R0 = (1 - rdDepreciation) * R0 + rdInvestment0
      R = (1 - rdDepreciation) * R + rdInvestment
      Q0 += (R0 - Q0) / rdDelay
      Q += (R - Q) / rdDelay
      V0 = (1 - ventureDepreciation) * V0 + 300
      V = (1 - ventureDepreciation) * V + venture
      s0 += skillAdjustment * (2.5 - s0)
      const gained = skillAdjustment * (skills - s)
      s += gained
      skillsGained = max(0, gained)
      N0 *= exp(networkSpeedGrowth * (1 - N0 / networkSpeedCeiling))
      N *= exp(networkSpeedGrowth * sqrt(network / 1) * (1 - N / networkSpeedCeiling))
      U0 = (1 - robotDepreciation) * U0 + 15
      U = (1 - robotDepreciation) * U + robots
      m += reformSpeed * (reform / 100 - m)
      const limit0 = min(0.95, adoptionCeiling * power(s0 / 2, skillCeilingExponent))
      A0 += max(0, (innovation + (imitation * A0) / limit0) * (limit0 - A0))
      const limit = min(0.95, adoptionCeiling * power(s / 2, skillCeilingExponent))
      const q = imitation * power(fields / 3, fusionExponent) * power(enterpriseIt / 0.4, itExponent)
      const p = innovation * power(cloud / 30, cloudExponent)
      A += max(0, (p + (q * A) / limit) * (limit - A))
      if (index === 1) {
        coreSurplus = log((1 + 15.9 / 100) / inflation) - log(1 + coreTrendGrowth / 100)
        restSurplus = log((grdp2016 - 3911) / (inflation * launchRest)) - log(1 + restTrendGrowth / 100)
      } else {
        slowdown *= slowing
        coreSurplus *= fading
        restSurplus *= fading
      }
      coreTrend *= (1 + (coreTrendGrowth / 100) * slowdown) * exp(coreSurplus)
      restTrend *= (1 + (restTrendGrowth / 100) * slowdown) * exp(restSurplus)
    }

    const ictDeparture = log(K / K0)
    const rdDeparture = log(Q / Q0)
    const use0 = power(s0 / 2, skillComplementarity) * A0
    const use = power(s / 2, skillComplementarity) * A
    const coreEffect =
      coreIctElasticity * ictDeparture +
      coreRdElasticity * rdDeparture +
      coreVentureElasticity * log(V / V0) +
      coreSkillElasticity * log(s / s0) +
      coreReformEffect * m +
      pilotZoneEffect * log(zones / 2) +
      townEffect * log(towns / 10)
    const restEffect =
      restIctElasticity * ictDeparture +
      restRdElasticity * rdDeparture +
      adoptionEffect * (use - use0) +
      speedEffect * log2(N / N0) +
      robotElasticity * log(U / U0) +
      restReformEffect * m
    const core = coreTrend * exp(coreEffect)
    const grdp = core + restTrend * exp(restEffect)
    income0 = coreTrend + restTrend
    income = grdp

    const base = min(bridge * core, grdp)
    const fusion = A * (grdp - base)
    const nominal = grdp * price
    const nominalCore = core * price
    if (index > 0) {
      productivity *= exp(productivityShare * log(core / coreBefore))
      const growth = nominal / nominalBefore
      const halving = power(2, -(year - 2016) / onlineHalfLife)
      const lead = valueOfLever(0, onlineTarget, onlineRetailLead, year) / 100
      online *= growth * (1 + lead + (onlineSurplus - lead) * halving)
      exports *=
        growth * (1 + lead + (exportSurplus - lead) * halving) * power(zones / zonesBefore, exportZoneEffect)
    }
    const spent =
      ictInvestment +
      rdInvestment +
      venture +
      robotCost * robots +
      cloudCost * cloud +
      skillCost * skillsGained

    const isMoving = index > 0 && abs(nominal / nominalBefore - 1) >= 0.005
    const contribution = isMoving
      ? (100 * (nominalCore - nominalCoreBefore)) / (nominal - nominalBefore)
      : Number.NaN
    out[index] = (base + fusion) * price
    out[yearCount + index] = nominalCore
    out[2 * yearCount + index] = nominal
    out[3 * yearCount + index] = (100 * (base + fusion)) / grdp
    out[4 * yearCount + index] = (100 * core) / grdp
    out[5 * yearCount + index] = base * price
    out[6 * yearCount + index] = fusion * price
    out[7 * yearCount + index] = (nominalCore * 11602) / 3911
    out[8 * yearCount + index] = contribution
    out[9 * yearCount + index] = productivity * price
    out[10 * yearCount + index] = core / productivity
    out[11 * yearCount + index] = 100 * A
    out[12 * yearCount + index] = online
    out[13 * yearCount + index] = exports
    out[14 * yearCount + index] = spent * price
    out[15 * yearCount + index] = s
    out[16 * yearCount + index] = N
    out[17 * yearCount + index] = U
    out[18 * yearCount + index] = price
    coreBefore = core
    nominalCoreBefore = nominalCore
    nominalBefore = nominal
    zonesBefore = zones
  }
}
