/** The parts of a source card, in their order. */
import { Button } from 'react-aria-components'
import { type FormulaPiece, type PassportEquation, valuesOf } from '../../report/passport/equation.ts'
import type { Fact, PassportQuote } from '../../report/passport/parts.ts'
import type { Passport, PassportConflict, PassportLinks } from '../../report/passport/passport.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'

export function PassportBody({ passport }: { readonly passport: Passport }) {
  const { about, value, quote, passages, facts, conflicts, equation, links } = passport
  return (
    <div className="passport-body">
      {about.length > 0 && <p className="hint">{about.join(' · ')}</p>}
      {value && (
        <p className="passport-value">
          <strong>{value.number}</strong> <span>{value.unit}</span>
          {value.said !== undefined && <span className="hint">= {value.said}</span>}
        </p>
      )}
      {quote && <Quote quote={quote} />}
      {passages.map(({ text, language }) => (
        <p key={text} {...(language === undefined ? {} : { lang: language })}>
          {text}
        </p>
      ))}
      {facts.length > 0 && <Facts facts={facts} />}
      {conflicts.map((conflict) => (
        <Conflict key={subjectKey(conflict.subject)} conflict={conflict} />
      ))}
      {equation && <Equation equation={equation} />}
      <div className="passport-links">
        {links.map((group) => (
          <Links key={`${group.relation} ${group.way}`} group={group} />
        ))}
      </div>
    </div>
  )
}

function Quote({ quote: { text, language, gist } }: { readonly quote: PassportQuote }) {
  const { t } = useWords()
  return (
    <section>
      <h3>{t('passport.quoted')}</h3>
      <blockquote lang={language}>
        {text.before}
        {text.marked !== '' && <mark>{text.marked}</mark>}
        {text.after}
      </blockquote>
      <p className="passport-gist">
        {gist} <span className="hint">· {t('passport.gist')}</span>
      </p>
    </section>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="passport-facts">
      {facts.map(({ term, text, language, address }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <span {...(language === undefined ? {} : { lang: language })}>{text}</span>
            {/* No link: the window opens nothing outside; it can be copied. */}
            {address !== undefined && <span className="passport-address">{address}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Conflict({ conflict: { subject, title, text } }: { readonly conflict: PassportConflict }) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <section className="passport-conflict" aria-label={t('passport.kinds.conflict')}>
      <Icon name="warn" />
      <p>
        <strong>{title}</strong> {text}{' '}
        <Button
          className="link"
          aria-label={`${t('passport.conflictOpen')}: ${title}`}
          onPress={() => actions.showPassport(subject)}
        >
          {t('passport.conflictOpen')}
        </Button>
      </p>
    </section>
  )
}

function Equation({ equation }: { readonly equation: PassportEquation }) {
  const { t } = useWords()
  const { name, result, pieces, when, where } = equation
  return (
    <section>
      <h3>
        {t('passport.equation')} {when !== undefined && <span className="hint">{when}</span>}
      </h3>
      <p className="passport-formula">
        <strong>{name}</strong> = <Pieces pieces={pieces} />
      </p>
      <p className="passport-formula passport-numbers">
        <strong>{result}</strong> = {valuesOf(pieces)}
      </p>
      {where !== undefined && (
        <p className="hint">
          {t('model.where')} {where}
        </p>
      )}
    </section>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly FormulaPiece[] }) {
  const actions = useActions()
  return pieces.map(({ text, subject }, index) =>
    subject ? (
      <Button
        // A formula does not change, and may name a thing twice.
        key={index}
        className="link"
        onPress={() => actions.showPassport(subject)}
      >
        {text}
      </Button>
    ) : (
      text
    ),
  )
}

function Links({ group: { title, links } }: { readonly group: PassportLinks }) {
  const actions = useActions()
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {links.map(({ subject, name, value }) => (
          <li key={subjectKey(subject)}>
            <Button className="passport-link" onPress={() => actions.showPassport(subject)}>
              <span>{name}</span>
              <span className="passport-link-value">{value}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
