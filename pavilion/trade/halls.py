"""The sixteen halls of the pavilion: the top level of the taxonomy, as a code list.

A supplier says which halls its goods belong to before it has a single product, so the list is
known below the catalogue; ``tests/catalog`` holds it equal to the taxonomy's top level.
"""

HALLS: dict[str, tuple[str, str]] = {
    "beauty": ("K-뷰티", "K-Beauty"),
    "food": ("K-푸드", "K-Food"),
    "health": ("헬스·의료", "Health & Medical"),
    "home": ("홈·리빙", "Home & Living"),
    "fashion": ("패션·섬유", "Fashion & Textiles"),
    "electronics": ("전기·전자·IT", "Electronics & IT"),
    "machinery": ("기계·산업설비", "Machinery & Equipment"),
    "auto": ("자동차부품·모빌리티", "Auto Parts & Mobility"),
    "baby": ("유아동", "Baby & Kids"),
    "pet": ("반려동물", "Pet Products"),
    "packaging": ("포장재·산업자재", "Packaging & Industrial Supplies"),
    "stationery": ("문구·완구·K-컬처", "Stationery, Toys & K-Culture"),
    "sports": ("스포츠·레저", "Sports & Leisure"),
    "agri": ("농수축산·농기자재", "Agriculture & Fisheries"),
    "chemicals": ("화학·소재", "Chemicals & Materials"),
    "building": ("건축자재·인테리어", "Building Materials & Interior"),
}


def hall_name(slug: str, language: str) -> str:
    """The hall's name in ``language`` (Korean, else English); the slug itself when unknown."""
    korean, english = HALLS.get(slug, (slug, slug))
    return korean if language == "ko" else english
