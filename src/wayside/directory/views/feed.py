"""The open feed: what anybody may read of the directory, as Open Referral UK asks."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from wayside.directory import queries
from wayside.directory.forms.feed import FeedForm, PageForm, PlacesForm
from wayside.directory.presenters import feed as shown
from wayside.directory.queries import with_terms
from wayside.directory.standard.writing import strand_names, with_parts
from wayside.directory.views.answering import Answer, NotThere, WrongAsk, answered


@answered
def about(_request: HttpRequest) -> Answer:
    """Which standard this is."""
    return dict(shown.API)


@answered
def services(request: HttpRequest) -> Answer:
    """Open services, a page at a time."""
    form = _valid(FeedForm(request.GET))
    rows = with_terms(queries.open_found(form.asked(), strand_names()))
    number, size = form.numbers()
    return shown.page_of(rows, number, size, shown.in_list)


@answered
def service(_request: HttpRequest, identifier: str) -> Answer:
    """One open service, whole."""
    found = with_parts(queries.open_services()).filter(id=_uuid(identifier)).first()
    if found is None:
        raise NotThere
    return shown.one_service(found, strand_names())


@answered
def places(request: HttpRequest) -> Answer:
    """Where open services are, a page at a time."""
    form = _valid(PlacesForm(request.GET))
    asked = form.asked()
    rows = queries.open_places().filter(
        service__in=queries.open_found(asked, strand_names()).order_by().values("id")
    )
    if asked.postcode:
        rows = queries.at_postcode(rows, asked.postcode)
    number, size = form.numbers()
    return shown.page_of(rows, number, size, shown.place_in_list)


@answered
def place(_request: HttpRequest, identifier: str) -> Answer:
    """One open service at a place."""
    found = queries.open_places().filter(id=_uuid(identifier)).first()
    if found is None:
        raise NotThere
    return shown.one_place(found)


@answered
def taxonomies(request: HttpRequest) -> Answer:
    """Our taxonomies, a page at a time."""
    number, size = _valid(PageForm(request.GET)).numbers()
    return shown.page_of(shown.taxonomies(), number, size, dict)


@answered
def taxonomy(_request: HttpRequest, identifier: str) -> Answer:
    """One taxonomy with its terms."""
    found = shown.with_id(shown.taxonomies(), _uuid(identifier))
    if found is None:
        raise NotThere
    own = [
        each for each in shown.taxonomy_terms(strand_names()) if each["taxonomy_id"] == found["id"]
    ]
    return {**found, "taxonomy_terms": own}


@answered
def taxonomy_terms(request: HttpRequest) -> Answer:
    """Terms, a page at a time."""
    number, size = _valid(PageForm(request.GET)).numbers()
    return shown.page_of(shown.taxonomy_terms(strand_names()), number, size, dict)


@answered
def taxonomy_term(_request: HttpRequest, identifier: str) -> Answer:
    """One term."""
    found = shown.with_id(shown.taxonomy_terms(strand_names()), _uuid(identifier))
    if found is None:
        raise NotThere
    return found


def _valid(form: Any) -> Any:
    if not form.is_valid():
        raise WrongAsk(form.errors)
    return form


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotThere from error
