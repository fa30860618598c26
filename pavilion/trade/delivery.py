"""Delivery terms: an Incoterms 2020 rule is only whole with its named place."""

from pavilion.trade.codes import SEA_ONLY_INCOTERMS, incoterms, ports


class IncotermError(Exception):
    """The delivery term cannot be meant as written; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_delivery_term(incoterm: str, place: str) -> None:
    """Raise when an Incoterms 2020 rule and its named place do not go together.

    Codes: ``unknown_incoterm``, ``place_missing``, ``place_without_incoterm``, ``not_a_sea_port``
    (FAS, FOB, CFR and CIF are for sea and inland waterway only, so an airport cannot follow).
    """
    if not incoterm:
        if place:
            raise IncotermError("place_without_incoterm")
        return
    if incoterm not in incoterms():
        raise IncotermError("unknown_incoterm")
    if not place.strip():
        raise IncotermError("place_missing")
    if incoterm in SEA_ONLY_INCOTERMS and _is_airport(place):
        raise IncotermError("not_a_sea_port")


def place_in(language: str, place: str) -> str:
    """A named place in the reader's language where the code list knows it, else as written.

    An owner writes 부산, a buyer reads Busan; 부산항 and 부산 are the same port.
    """
    wanted = place.strip().casefold()
    for port in ports().values():
        names = {port.name_ko, port.name_ko.removesuffix("항"), port.name_en.casefold()}
        if wanted in names:
            return port.name_ko.removesuffix("항") if language == "ko" else port.name_en
    return place.strip()


def _is_airport(place: str) -> bool:
    wanted = place.strip().casefold()
    known = [
        port
        for port in ports().values()
        if wanted in (port.code.casefold(), port.name_ko.casefold(), port.name_en.casefold())
    ]
    return bool(known) and all(port.mode == "air" for port in known)
