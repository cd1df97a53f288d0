"""A language of full-width letters, and what a page shows that is not said in it: words that bypass the seam."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from gettext import NullTranslations
from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

import acts.references
from acts.activation import Reference

# What a translator leaves as it is: formulas, code, gaps, targets of links, icons, directives, tags.
KEPT = re.compile(
    r"\$\$.*?\$\$|\$[^$]+\$|```.*?```|`[^`]*`|\]\([^)]*\)|\[\[\w+\]\]|\{[^{}]*\}"
    r"|:material/\w+:|:[a-z-]+(?=\[)|<style>.*?</style>|</?[a-z][^>]*>|https?://\S+|&\w+;",
    re.DOTALL,
)
RUN, WIDENED = re.compile(r"[A-Za-z]{2,}"), re.compile("[Ａ-Ｚａ-ｚ]{2,}")
WIDE = {code: code + 0xFEE0 for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
NARROW = {wide: code for code, wide in WIDE.items()}

# What no language translates, by the reason.
ALLOWED = frozenset(
    word
    for words in (
        "NumPy PyTorch torch JAX jax TensorFlow tf Keras keras PaddlePaddle paddle",  # names of frameworks
        "CSV SVG PNG",  # names of file formats
        "max min exp log ln sin cos tan tanh erf sign softplus sigmoid relu clip argmax softmax",  # names in formulas
        "nan inf float float32 float64",  # values and types of numbers, as code writes them
        "cz dL dz dw db",  # letters of formulas that are no LaTeX, within pictures
        "ms",  # units
        "Xavier He",  # persons, whom Chinese writes so, too
        "English",  # a language, called by its own name
    )
    for word in words.split()
)


def widened(text: str) -> str:
    """Return a text with every ASCII letter that a translator would touch as its full-width look-alike."""
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(WIDE), kept[0]]
        end = kept.end()
    return "".join(parts) + text[end:].translate(WIDE)


class Wide(NullTranslations):
    """The catalogue of the pseudo-language, which notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[tuple[str, ...], None] = {}

    def gettext(self, message: str) -> str:
        self.asked[message,] = None
        return widened(message)

    def ngettext(self, one: str, several: str, count: int) -> str:
        self.asked[one, several] = None
        return widened(one if count == 1 else several)


def bypassing(app: AppTest) -> list[str]:
    """Return the lines of a work list: what is shown, where in it, the words that bypass the seam, and their string."""
    return _listed(app, leaks)


def sticking(app: AppTest) -> list[str]:
    """Return the same for the full-width words that a page shows in English, since a cache has kept them."""
    itself = widened("English")  # how the pseudo-language calls itself where English leads to it

    def kept(text: str) -> list[str]:
        return [word for word in WIDENED.findall(text) if word != itself]

    return [f"kept from another visitor: {line}" for line in _listed(app, kept)]


def _listed(app: AppTest, wrong: Callable[[str], list[str]]) -> list[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for what, where, text in shown(app):
        if wrong(text):
            alike = re.sub(r"\d[\d.]*", "0", text)  # the sentences of one slider's stops are one piece of work
            found.setdefault((what, alike), []).append(where)
    lines = [
        f"{what} · {' '.join(dict.fromkeys(places))} · {', '.join(wrong(text))} · {' '.join(text.split())[:160]}"
        for (what, text), places in found.items()
    ]
    return [line.translate(NARROW) for line in lines]


LATEX = re.compile(r"\$\$.*?\$\$|\$[^$]+\$", re.DOTALL)
TYPED = re.compile(r"\de-?\d")
TYPESET = re.compile(r"−[\d.∞π]|(?<![\d.])10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]")


def typeset(app: AppTest) -> list[str]:
    """Return where a page shows a number in characters that a number box drops, or in LaTeX as one types it."""

    def wrong(text: str) -> list[str]:
        return TYPESET.findall(LATEX.sub(" ", text)) + TYPED.findall("".join(LATEX.findall(text)))

    return _listed(app, wrong)


def leaks(text: str) -> list[str]:
    """Return the words of a text that no seam has widened."""
    if not RUN.search(text):
        return []
    for name in _publications():
        text = text.replace(name, "")
    return [run for run in dict.fromkeys(RUN.findall(KEPT.sub(" ", text))) if run not in ALLOWED]


@cache
def _publications() -> tuple[str, ...]:
    """Authors, titles and venues of every reference, longest first: quoted as they were published."""
    known = [each for each in vars(acts.references).values() if isinstance(each, Reference)]
    names = {part for each in known for part in (each.authors, each.title, each.venue) if part}
    return tuple(sorted(names, key=len, reverse=True))


def shown(app: AppTest) -> Iterator[tuple[str, str, str]]:
    """Return every string that a visitor sees or hears on the page: what shows it, where in that it stands, and it."""
    for node in app:
        proto = getattr(node, "proto", None)
        if proto is None or not hasattr(proto, "DESCRIPTOR") or proto.DESCRIPTOR.name == "Code":
            continue
        for where, text in _fields(proto, ""):
            yield proto.DESCRIPTOR.name, where, text
        if proto.DESCRIPTOR.name == "VegaLiteChart":
            name = re.sub(r"^\$\$ID-\w+-", "", proto.id) or proto.alt[:40]
            for where, text in _chart(proto):
                yield f"chart {name}", where, text


# Fields of Streamlit's messages that hold keys, codes and addresses.
UNSEEN = {
    "id", "form_id", "icon", "type", "query_param_key", "deferred_file_id", "tag", "format", "page", "page_script_hash",
    "query_string", "selection_mode", "theme", "url", "spec", "datasets", "data", "raw_value", "raw_values",
    "fragment_id", "anchor", "direction", "component_name", "json_args",
}  # fmt: skip


def _fields(message: Any, path: str) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        if field.name in UNSEEN or (field.message_type and field.message_type.GetOptions().map_entry):
            continue
        for each in value if field.is_repeated else [value]:
            if field.type == field.TYPE_STRING:
                yield f"{path}{field.name}", each
            elif field.type == field.TYPE_MESSAGE:
                yield from _fields(each, f"{path}{field.name}.")


def _chart(proto: Any) -> Iterator[tuple[str, str]]:
    spec = Spec(json.loads(proto.spec))
    for path, text in spec.words:
        yield re.sub(r"(layer|encoding|transform|hconcat|vconcat|\d+)/", "", path), text
    for data in proto.datasets:
        table = pa.ipc.open_stream(data.data.data).read_all()
        for column in spec.fields & set(table.column_names):
            values = table[column]
            if pa.types.is_dictionary(values.type) or pa.types.is_string(values.type):
                for text in values.unique().to_pylist():
                    yield f"data {data.name}.{column}", str(text)


UNLABELLED = {"detail", "key", "order", "url", "href"}
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
LITERAL = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
COMPARED = re.compile(r"""(datum(\.\w+|\[["']\w+["']\])|\w+)\s*[!=]==?\s*('[^']*'|"[^"]*")""")
FETCHED = re.compile(r"""(\b(data|indata|scale|invert|bandwidth|domain)\(\s*('[^']*'|"[^"]*"))|(?<=[\w\])])\['\w+'\]""")
REFERRED = re.compile(r"""datum(?:\.(\w+)|\[["'](\w+)["']\])""")
COLOUR = re.compile(r"light-dark\(|#[0-9a-f]{3,8}$|rgba?\(|(gr[ae]y|black|white|transparent|ink|none)$")


class Spec:
    """What a chart's spec shows: words that stand in it, and the fields of its data that it shows."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self.words: list[tuple[str, str]] = []
        self.fields: set[str] = set()
        self._rows: list[Mapping[str, Any]] = []
        self._folds: list[Mapping[str, Any]] = []
        self._walk(spec, "")
        for fold in self._folds:
            if fold.get("as", ["key"])[0] in self.fields:
                self.words += [("fold", name) for name in fold["fold"]]
        for row in self._rows:
            self.words += [(f"values.{k}", v) for k, v in row.items() if k in self.fields and isinstance(v, str)]

    def _walk(self, node: Any, path: str) -> None:
        if isinstance(node, list):
            for place, each in enumerate(node):
                self._walk(each, f"{path}/{place}")
        if not isinstance(node, dict):
            return
        if "fold" in node:
            self._folds.append(node)
        if node.get("type") == "formula":
            self._expression(node["expr"], path)
        readers = {
            **dict.fromkeys(("title", "subtitle", "text", "description", "tooltip"), self._said),
            **dict.fromkeys(("calculate", "labelExpr"), self._expression),
            "encoding": self._encoding, "bind": self._bound, "params": self._params, "values": self._values,
        }  # fmt: skip
        for key, value in node.items():
            here = f"{path}/{key}".removeprefix("/")
            if key in readers:
                readers[key](value, here)
            self._walk(value, here)

    def _bound(self, value: Any, path: str) -> None:
        if isinstance(value, dict):
            for bound in [value] if "input" in value else value.values():
                self._said([bound.get("name"), *bound.get("labels", [])], path)

    def _params(self, value: Any, path: str) -> None:
        for param in value:
            if "select" not in param:
                self._said(param.get("value"), f"{path}/{param.get('name')}")
                self._said({"expr": param.get("expr")}, f"{path}/{param.get('name')}")

    def _values(self, value: Any, path: str) -> None:
        if isinstance(value, list):
            self._rows += [row for row in value if isinstance(row, dict)]
            self._said([each for each in value if isinstance(each, str)], path)

    def _encoding(self, channels: Mapping[str, Any], path: str) -> None:
        for channel, meant in channels.items():
            guides = [meant.get(name, {}) for name in ("axis", "legend", "header")] if isinstance(meant, dict) else []
            if channel in UNLABELLED or None in guides or not guides or meant.get("type") not in ("nominal", "ordinal"):
                continue
            if not any(guide.get("labelExpr") or guide.get("labels") is False for guide in guides):
                scale = meant.get("scale") or {}
                self._said({"field": meant.get("field"), "datum": meant.get("datum")}, f"{path}/{channel}")
                self._said(scale.get("domain"), f"{path}/{channel}/domain")

    def _said(self, value: Any, path: str) -> None:
        if isinstance(value, str) and not COLOUR.match(value):
            self.words.append((path, value))
        elif isinstance(value, list):
            for each in value:
                self._said(each, path)
        elif isinstance(value, dict):
            for name in ("text", "value", "datum", "condition"):
                self._said(value.get(name), path)
            for name in ("signal", "expr"):
                self._expression(value.get(name) or "", path)
            if isinstance(value.get("field"), str):
                self.fields.add(value["field"])

    def _expression(self, text: str, path: str) -> None:
        bare = FETCHED.sub(" ", COMPARED.sub(" ", text))
        self.fields |= {name for pair in REFERRED.findall(bare) for name in pair if name}
        for pair in LITERAL.findall(bare):
            literal = ESCAPED.sub(lambda code: chr(int(code[1], 16)), "".join(pair))
            self._said(literal.replace("\\n", "\n"), path)
