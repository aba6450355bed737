"""Labels of the closed words of the models, by gettext."""

from collections.abc import Mapping

from .messages import N_

KIND: Mapping[str, str] = {
    "association": N_("Association"),
    "project": N_("Project"),
    "funder": N_("Funder"),
    "partner": N_("Partner"),
    "event": N_("Event"),
    "platform": N_("Donation platform"),
}
KINDS: Mapping[str, str] = {
    "associations": N_("Associations"),
    "projects": N_("Projects"),
    "funders": N_("Funders"),
    "partners": N_("Partners"),
    "events": N_("Events"),
    "platforms": N_("Donation platforms"),
}
HELP: Mapping[str, str] = {
    "money": N_("Money"),
    "time": N_("Time"),
    "skills": N_("Skills"),
    "goods": N_("Goods"),
    "housing": N_("A room"),
}
WAY: Mapping[str, str] = {
    "page": N_("Its own giving page"),
    "platform": N_("A page of a donation platform"),
    "transfer": N_("A bank transfer"),
    "cheque": N_("A cheque"),
}
SCOPE: Mapping[str, str] = {
    "local": N_("Around one place"),
    "regional": N_("One region"),
    "national": N_("The whole country"),
    "international": N_("Several countries"),
}
STATUS: Mapping[str, str] = {
    "dormant": N_("No activity seen since {date}"),
    "paused": N_("Paused for the time being"),
    "closed": N_("Closed since {date}"),
}
FUNDER_TYPE: Mapping[str, str] = {
    "foundation": N_("Foundation"),
    "public": N_("Public body"),
    "impact-fund": N_("Impact fund"),
    "company": N_("Company"),
    "collective": N_("Collective of givers"),
    "network": N_("Network of funders"),
}
INSTRUMENT: Mapping[str, str] = {
    "grant": N_("grants"),
    "loan": N_("loans"),
    "guarantee": N_("guarantees"),
    "equity": N_("shares in the capital"),
    "prize": N_("prizes"),
    "support": N_("advice and support"),
}
STAGE: Mapping[str, str] = {
    "idea": N_("idea"),
    "start": N_("first steps"),
    "growth": N_("growth"),
    "running": N_("up and running"),
}
NEAR: Mapping[str, str] = {
    "same-département": N_("same département: {area}"),
    "same-region": N_("same region: {area}"),
    "acts": N_("acts in: {area}"),
    "area": N_("area: {area}"),
}
LENT: Mapping[str, str] = {
    "skills": N_("skills"),
    "tools": N_("tools"),
    "goods": N_("goods"),
    "places": N_("places"),
}
PER: Mapping[str, str] = {
    "once": N_("{hours} h, once"),
    "week": N_("{hours} h a week"),
    "month": N_("{hours} h a month"),
    "year": N_("{hours} h a year"),
}
CONDITION: Mapping[str, str] = {
    "new": N_("new"),
    "good": N_("in good condition"),
    "repairable": N_("to be repaired"),
}
CONFIRMED: Mapping[str, str] = {
    "organisation": N_("with the organisation"),
    "register": N_("with a public register"),
    "site": N_("with its web site"),
}
COMPARED: Mapping[str, str] = {
    "source": N_("On {date}, these ways to give were compared with a published source."),
    "people": N_("On {date}, two people compared these ways to give with what the organisation publishes."),
    "site": N_("On {date}, these ways to give were compared with a file on the organisation's own web site."),
    "link": N_("On {date}, these ways to give were compared with a link on the organisation's own web site."),
    "register": N_("On {date}, these ways to give were compared with a public register."),
}
PAYER: Mapping[str, str] = {
    "association": N_("the association"),
    "giver": N_("the giver"),
    "host": N_("the fiscal host (an organisation that receives the money for it)"),
}
TAKER: Mapping[str, str] = {
    "platform": N_("the platform"),
    "processor": N_("the payment service"),
    "host": N_("the fiscal host (an organisation that receives the money for it)"),
}
MEANS: Mapping[str, str] = {
    "card": N_("by card"),
    "transfer": N_("by transfer"),
    "debit": N_("by direct debit"),
    "cheque": N_("by cheque"),
    "any": N_("by any means"),
}
REGISTER: Mapping[str, str] = {
    "rna": N_("RNA (register of associations)"),
    "siren": N_("SIREN (register of Insee)"),
    "siret": N_("SIRET (register of Insee)"),
    "be": N_("Belgian enterprise number"),
    "ch": N_("Swiss UID"),
    "ca": N_("Canadian charity number"),
}
