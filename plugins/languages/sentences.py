"""The sentence of each problem: what is wrong, then what to write instead. Translated by gettext."""

from collections.abc import Mapping

from ..catalogue.problems import Problem
from .language import Language
from .messages import N_

SENTENCES: Mapping[str, str] = {
    # the file
    "file-too-large": N_("the file has {size} bytes — keep it below {largest}"),
    "not-utf8": N_("this byte, {byte}, is not UTF-8 — save the file with the encoding UTF-8"),
    "unseen-character": N_(
        "here stands {character}, a character that nobody can see — delete it and type the word again"
    ),
    "no-front-matter": N_(
        "the file does not begin with its fields — write a line --- first, then the fields, then a line ---"
    ),
    "front-matter-open": N_("the fields never end — write a line --- between the fields and the text"),
    "symbolic-link": N_("this is not an ordinary file — put the file itself here"),
    "file-folder": N_("the directory has no place for this file — put it directly into one of: {folders}"),
    "file-vocabulary": N_("this is no list of the vocabulary — the lists are: {lists}"),
    "file-name": N_("the file name {name} cannot be an address — call it {instead}"),
    "file-language": N_("the site has no language {language} — it has: {languages}"),
    "kind-not-shown": N_("this directory does not show {folder} — it shows {folders}: see KINDS in pelicanconf.py"),
    "media-name": N_(
        "{name} is no name for a picture — use small letters, digits and hyphens, and .png, .jpg, .webp or .svg"
    ),
    "media-type": N_("{name} is not the kind of picture that its name says — save it again as PNG, JPEG, WebP or SVG"),
    "picture-damaged": N_(
        "{name} is damaged: parts of it are missing or altered — save it again, or take another copy"
    ),
    "picture-large": N_(
        "{name} measures {width} × {height} pixels, and may have {most} million in all and {longest} a side"
        " — make it smaller: 1000 × 1000 are plenty"
    ),
    "picture-small": N_(
        "{name} measures {width} × {height} pixels — find a larger one:"
        " at least {long} on one side and {short} on the other"
    ),
    "picture-narrow": N_(
        "{name} measures {width} × {height}: as a logo it would be a line"
        " — cut it to at most {times} times as long as wide"
    ),
    "picture-heavy": N_(
        "{name} takes too much time or memory to be read — save it again, smaller: 1000 × 1000 pixels are plenty"
    ),
    "svg-syntax": N_(
        "{name} is no plain SVG: it has a DOCTYPE or an instruction <?…?>, or is broken here"
        " — save it again as plain SVG, or as PNG"
    ),
    "svg-element": N_(
        "{name} holds <{element}>, and an SVG may hold shapes only"
        " — turn texts into paths and save it as plain SVG, or save it as PNG"
    ),
    "svg-attribute": N_(
        "{name} gives <{element}> {attribute}: {value}, which no SVG may have here — save it as plain SVG, or as PNG"
    ),
    "svg-complex": N_(
        "{name} has more than {most} elements, or more than {deepest} within each other"
        " — simplify it, or save it as PNG"
    ),
    "svg-size": N_(
        "{name} does not say how large it is"
        " — give <svg> a viewBox of at most {largest} units a side, or save it as PNG"
    ),
    "vocabulary-missing": N_("this list is missing — put the file back"),
    "entry-slow": N_("this entry keeps the reader busy for more than two seconds — shorten or simplify its text"),
    "entry-died": N_("this entry made its reader stop — simplify its fields and its text"),
    # YAML
    "yaml-tab": N_("here stands a tab — use spaces to indent"),
    "yaml-colon": N_("there is a second colon in this line — put the text after the first colon in double quotes"),
    "yaml-no-colon": N_("this line has no colon — write the name of a field, a colon, a space, and its value"),
    "yaml-quote": N_("a quotation mark is opened here and never closed — close it, or write the text without quotes"),
    "yaml-backslash": N_("a backslash in double quotes means something else — use single quotes, or no backslash"),
    "yaml-bracket": N_("a bracket or brace is not closed, or a comma is missing or too many — check what begins here"),
    "yaml-dash": N_("a list cannot begin on this line — start a new line with two spaces and the hyphen"),
    "yaml-character": N_("a value cannot begin with this character — put the value in double quotes"),
    "yaml-block": N_("after | or > the text starts on the next line — move it there, with two spaces before it"),
    "yaml-indent": N_("this line is not indented like its neighbours — give it as many spaces as the line above"),
    "yaml-syntax": N_("this cannot be read — compare the line with the example in CONTRIBUTING.md"),
    "yaml-documents": N_("a second group of fields begins here — keep a single one, between two lines ---"),
    "yaml-anchor": N_("& and * and << refer to other lines, which entries do not use — write the value itself"),
    "yaml-space": N_("a space is missing after the colon — write one"),
    "yaml-after": N_("text stands after a closing quotation mark or bracket — put the whole value in double quotes"),
    "yaml-comment": N_("what stands after # is not read — put the whole value in double quotes, or delete the remark"),
    "yaml-tag": N_("! at the start of a value means something else — put the value in double quotes"),
    "yaml-deep": N_("this is nested deeper than {deepest} levels — no field needs that: check the indentation"),
    "yaml-no-fields": N_("fields were expected here — write the name of a field, a colon, a space, and its value"),
    "yaml-key": N_("the name of a field must be plain text — write a name, a colon, a space, and the value"),
    "duplicate-key": N_("{key} is already given on line {line} — keep one of the two"),
    # shapes
    "unknown-key": N_("there is no field {key} — delete the line, or see the list of fields in CONTRIBUTING.md"),
    "unknown-key+near": N_("there is no field {key} — write {near}"),
    "missing": N_("this field is missing — fill it in"),
    "expected-text": N_("one value was expected, not a list or a group — write it on the same line, after the colon"),
    "expected-list": N_("a list was expected — put the value in brackets: [value]"),
    "expected-group": N_(
        "a group of fields was expected — write its fields below, each on its own line, two spaces in"
    ),
    "list-too-short": N_("the list is too short — give at least {lowest}"),
    "list-too-long": N_("the list is too long — keep at most {highest}"),
    "repeated": N_("{value} stands twice in this list — delete one"),
    "empty-item": N_("this item of the list is empty — write a value after it, or delete the line"),
    "empty": N_("nothing is given here — write a value, or leave this field out"),
    "too-long": N_("this has {length} characters — keep at most {longest}"),
    "unknown-choice": N_("{value} is not possible here — write one of: {options}"),
    "unknown-choice+near": N_("{value} is not possible here — write {near}"),
    "unknown-term": N_("{value} is not in the list — choose a word of {list}"),
    "unknown-term+near": N_("{value} is not in the list {list} — write {near}"),
    "unknown-area": N_("{value} is no area of this site — write a code such as FR, FR-ARA or FR-69"),
    "unknown-area+near": N_("{value} is no area code — write {near}"),
    "need-type": N_("the type of this need is missing or unknown — write type: money, time, skills, goods or housing"),
    "channel": N_("no way to give was recognised — choose one: page, platform, transfer or cheque"),
    # values
    "slug": N_("{value} cannot be an address — use small letters without accents, digits and hyphens"),
    "language": N_("{value} is no language code — write two letters, for example fr"),
    "flag": N_("{value} is neither yes nor no — write yes or no"),
    "rna": N_("{value} is no RNA number — write W and nine characters, for example W751234567"),
    "siren": N_("{value} is no SIREN — check its nine digits"),
    "siret": N_("{value} is no SIRET — check its fourteen digits"),
    "siret-siren": N_("the SIRET {siret} does not begin with the SIREN {siren} — correct one of them"),
    "belgian-number": N_("{value} is no Belgian enterprise number — check its ten digits"),
    "swiss-number": N_("{value} is no Swiss UID — write CHE-, nine digits and dots"),
    "canadian-number": N_("{value} is no Canadian charity number — write nine digits, RR and four digits"),
    "iban": N_("{value} is no valid IBAN — copy it again from the bank's own document"),
    "bic": N_("{value} is no BIC — write its 8 or 11 characters"),
    "bic-iban": N_("the BIC {bic} is not that of the bank of {iban} — copy both from the same bank document"),
    "postcode": N_("{value} is no postcode of that country — check it, for example 69003 in France"),
    "town": N_("{value} is no town — write the town alone, without street or number"),
    "country": N_("{value} is no country code — write two capital letters, for example FR"),
    "place-contradicts": N_("the postcode {postcode} is not in {subdivision} — write {instead}, or delete the line"),
    "place-country": N_("{subdivision} is not in the country {country} — correct one of them"),
    "coordinates": N_("these are no coordinates — write latitude and longitude: [45.76, 4.84]"),
    "hostname": N_("{value} is no host name — write it without https:// and without a path"),
    "page-pattern": N_("{value} is no pattern — write https://…/ with {{account}} where the account's name stands"),
    "media": N_(
        "{value} is no picture of content/media — write media/ and the file's name (.png, .jpg, .webp or .svg)"
    ),
    "email": N_("{value} is no e-mail address — write it as contact@example.org"),
    "email-personal": N_(
        "{value} looks like somebody's own address — write one of the organisation, such as contact@example.org"
    ),
    "address": N_("{value} is no web address — copy it again from the browser"),
    "address-scheme": N_("{value} does not begin with https:// — write the whole address"),
    "address-https": N_("{value} is not protected — write {instead}"),
    "address-login": N_("{value} holds a user name or a port — write the plain address"),
    "address-host": N_("{value} names no registered domain — copy the address from the browser"),
    "address-shortener": N_("{host} hides where the link leads — open it and write the address that you arrive at"),
    "address-tracking": N_("{value} follows its readers — write {instead}"),
    "year": N_("{value} is no year — write four digits"),
    "count": N_("{value} is no whole number — write digits only"),
    "day": N_("{value} is no date — write year, month and day: {instead}"),
    "day-impossible": N_("{value} does not exist in the calendar — check the date"),
    "time-zone": N_("{value} is no time zone — write one such as Europe/Paris"),
    "money": N_("{value} is no amount — write digits only, for example {instead}"),
    "percent": N_("{value} is no percentage — write a number from 0 to 100 with a point, for example 1.5"),
    "dates-reversed": N_("the end, {last}, is before the beginning, {first} — correct one of them"),
    "status-date": N_("the status {status} needs the field {field} — add it, with a year or a day"),
    "tax-source": N_(
        "a tax receipt needs its rule (regime) and its source — give both, or say that nobody knows (receipt: unknown)"
    ),
    "goal-date": N_("what was raised has no date — give the day of that figure (as_of)"),
    "goal-currency": N_("the goal is in {one} and what was raised in {other} — use one currency"),
    "ticket-reversed": N_("the least, {least}, is more than the most, {most} — exchange them"),
    "grant-receiver": N_("nobody received this — say who (record, or name)"),
    "event-when": N_(
        "this event has no date — give its first day (starts), or say in words how it comes back (recurs)"
    ),
    "event-start": N_("this event ends but does not begin — give its first day (starts)"),
    # the text
    "body-too-long": N_("the text has {size} characters — keep at most {longest}"),
    "raw-html": N_("{html} is HTML — write it in Markdown, or put it between backquotes"),
    "body-image": N_("pictures cannot stand in the text — delete {value}; a logo has its own field"),
    "body-link": N_("{value} is not an address that can be published — write the whole address, with https://"),
    "body-deep": N_("quotations and lists stand too deep in each other — use fewer levels"),
    "body-unsafe": N_("the text holds something that cannot be published — write plain Markdown"),
    # across entries
    "slug-reserved": N_("{slug} is the address of a list — choose another name"),
    "slug-taken": N_("{owner} has the same name — give this file another one"),
    "page-slug-taken": N_("{slug} is also the address of {owner} — choose another one"),
    "alias-taken": N_("the address {value} belongs to {owner} — delete this alias"),
    "reference-nothing": N_("there is no entry {value} — write the file name of an entry, without .md, or delete it"),
    "reference-nothing+near": N_("there is no entry {value} — write {near}"),
    "reference-self": N_("{value} is this very entry — delete it"),
    "reference-kind": N_("{value} is of the kind {kind} — name an entry of the kind {kinds}"),
    "reference-cycle": N_("{value} is, by way of others, a member of itself — delete one of the memberships"),
    "identifier-taken": N_(
        "{value} is the number of {owner} — correct it, or complete that entry instead of a second one"
    ),
    "website-taken": N_("{value} is also the web site of {owner} — if it is one organisation, keep one entry"),
    "name-taken": N_("{value} has the same name and town as {owner} — if it is one organisation, keep one entry"),
    "give-host": N_("{host} is not the site of that platform — write an address on: {hosts}"),
    "give-page": N_("{value} is not the page of an account — write an address such as {pages}"),
    "give-domain": N_(
        "{domain} is neither a platform nor the organisation's own site — give the page on the site of {website}"
    ),
    "give-no-website": N_(
        "nothing shows that {value} is the organisation's own — add its website, or name the platform"
    ),
    "page-nothing": N_("there is no page {value} — write page: and the file name of a page, without .md"),
    "page-nothing+near": N_("there is no page {value} — write {near}"),
    "picture-missing": N_("there is no picture {value} — add the file to content/media, or delete these lines"),
    "picture-missing+near": N_("there is no picture {value} — write {near}"),
    "date-future": N_("{value} is after today, {today} — correct the date"),
    "need-past": N_("{value} has gone by — give a new date, or delete the need when it is met"),
    "label-past": N_("the label ended on {value} — give its new date, or delete it"),
    "project-past": N_("the project ended on {value} — add outcome, to say what came of it"),
    "fee-unread": N_("this fee was last read on {value} — read it again at its source and write today's date"),
    "fee-never-read": N_("this fee was never read — read it at its source and add read, with today's date"),
    "event-past": N_("{value} has gone by — give the date of the next time"),
    "regime-unread": N_("this rule was last read on {value} — read it again at its source and write today's date"),
    "website-http": N_("{value} is not protected — write {instead} if it answers"),
    "email-webmail": N_("{value} is a webmail address — write one on the organisation's own domain if it has one"),
    "source-to-find": N_("the source of {fact} is to be found — add url, with the address where it can be read"),
    "withheld-line": N_("{value} withholds nothing — write the slug of a record, a day and a reason in one line"),
    "withheld-nothing": N_(
        "there is no entry {value} — write the file name of an entry, without .md, or delete the line"
    ),
    "translation-alone": N_("{original} does not exist — a translation needs its original"),
    "translation-same": N_("{original} is already in the language {language} — put this text there"),
    "translation-nothing": N_("the original has no {field} — write it there first, or delete it here"),
    "translation-item": N_("the original has no item {value} — write one of: {known}"),
}
"""Sentence by problem. With `+near`: the sentence when something like it is known."""

ERROR = N_("error")
WARNING = N_("warning")


def sentence(problem: Problem, language: Language) -> str:
    """What is wrong and what to write instead, in a reader's language."""
    pattern, arguments = parts(problem, language)
    return pattern.format(**arguments)


def parts(problem: Problem, language: Language) -> tuple[str, dict[str, str]]:
    """A sentence of ours, and the values of strangers that stand in its braces."""
    arguments = {name: _shown(value) for name, value in problem.arguments}
    id = problem.id + "+near" if "near" in arguments else problem.id
    return language.gettext(SENTENCES[id]), arguments


def _shown(value: str) -> str:
    """A value on one line and not too long, whatever a stranger wrote."""
    value = " ".join(value.split())
    return value if len(value) <= 120 else value[:119] + "…"
