"""How quantities of goods are written: ``2,400 pcs``, ``500 kg``, ``2,400개``."""

from pavilion.trade.codes import name_of, units

#: Written alike in every language, after a space.
_SYMBOLS = {
    "GRM": "g",
    "KGM": "kg",
    "TNE": "t",
    "MLT": "mL",
    "LTR": "L",
    "MTR": "m",
    "LM": "m",
    "MTK": "m²",
    "MTQ": "m³",
}
#: What trade calls them in English: one, several.
_SHORT = {
    "H87": ("pc", "pcs"),
    "EA": ("pc", "pcs"),
    "C62": ("unit", "units"),
    "XBX": ("box", "boxes"),
    "FOT": ("ft", "ft"),
    "FTK": ("sq ft", "sq ft"),
    "INH": ("in", "in"),
    "ONZ": ("oz", "oz"),
    "LBR": ("lb", "lb"),
    "DZN": ("dozen", "dozen"),
    "GRO": ("gross", "gross"),
    "CEN": ("hundred", "hundred"),
    "MIL": ("thousand", "thousand"),
}
#: 5 × 1,000개, not "51,000개".
_MULTIPLES = frozenset({"CEN", "MIL"})
_KOREAN = {"EA": "개", "MTQ": "m³", "XBG": "봉", "XPA": "팩", "RM": "연"}


def unit_text(unit: str, language: str, *, several: bool = False) -> str:
    """``pc``, ``pcs``, ``개``: the unit as it stands behind a price or a figure."""
    if unit in _SYMBOLS:
        return _SYMBOLS[unit]
    if language.startswith("ko"):
        return _KOREAN.get(unit) or name_of(units(), unit, "ko")
    name = name_of(units(), unit, "en")
    one, many = _SHORT.get(unit) or (name, f"{name}s")
    return many if several else one


def quantity_text(amount: int, unit: str, language: str) -> str:
    """A whole number of units, grouped as both languages group."""
    name = unit_text(unit, language, several=amount != 1)
    if not language.startswith("ko") or unit in _SYMBOLS:
        return f"{amount:,}\N{NO-BREAK SPACE}{name}"
    return f"{amount:,} × {name}" if unit in _MULTIPLES else f"{amount:,}{name}"
