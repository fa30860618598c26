"""Static files: hashed names, one stylesheet a page, ready-made .br and .gz beside each text."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from pavilion.ui import modules, stylesheets

# Authored as many small files, served as one.
ENTRY_SHEETS = ("css/main.css", "css/admin/main.css")
COMPRESSED_SUFFIXES = (".css", ".js", ".svg", ".json")
SMALLEST_WORTH_COMPRESSING = 200
# The last two steps of brotli cost ten times the time for three per cent.
BROTLI_QUALITY = 9

Paths = dict[str, tuple[Any, str]]
Processed = tuple[str, str, bool] | tuple[str, None, RuntimeError]


class SiteStaticStorage(ManifestStaticFilesStorage):
    """Joins the entry sheets and hashes what the ES modules import, then compresses."""

    patterns = (
        *ManifestStaticFilesStorage.patterns,
        ("js/*.js", ((modules.IMPORT_PATTERN, '%(before)s"%(url)s"'),)),
    )

    def post_process(self, *args: Any, **kwargs: Any) -> Iterator[Processed]:
        """Called by collectstatic with the files it found and ``dry_run``."""
        if kwargs.pop("dry_run", False):
            return
        yield from super().post_process(self._prepared(*args), **kwargs)
        for hashed_name in set(self.hashed_files.values()):
            if hashed_name.endswith(COMPRESSED_SUFFIXES):
                compress(Path(self.path(hashed_name)))

    def _prepared(self, paths: Paths) -> Paths:
        """The same files, with the sheets joined and our modules without their comments."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        prepared = dict(paths)
        for name in paths:
            if name in ENTRY_SHEETS:
                for part in stylesheets.imports_of(name, read):
                    prepared.pop(part, None)
                prepared[name] = self._written(
                    name, stylesheets.minify(stylesheets.join(name, read))
                )
            elif modules.is_ours(name):
                prepared[name] = self._written(name, modules.without_comments(read(name)))
        return prepared

    def _written(self, name: str, text: str) -> tuple[Any, str]:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self, name


def compress(file: Path) -> None:
    """Write ``file.br`` and ``file.gz`` unless they are there: a hashed name never changes."""
    data = file.read_bytes()
    if len(data) < SMALLEST_WORTH_COMPRESSING:
        return
    for suffix, packed in (
        (".br", lambda: brotli.compress(data, quality=BROTLI_QUALITY)),
        (".gz", lambda: gzip.compress(data, compresslevel=9, mtime=0)),
    ):
        target = file.with_name(file.name + suffix)
        if not target.exists():
            target.write_bytes(packed())
