"""Real PDF files with a text layer: texts at places of a page, in Chinese fonts that are not embedded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Placed = tuple[float, float, int, str]
"""Where a text begins, from the left and from below, how large it is set, and the text."""
WIDTH, HEIGHT = 595, 842
LEFT, SIZE, PITCH = 72, 14, 24
COLUMNS = 32
"""So many characters fill a line of the text."""
BOLD = "F2"

_OBJECTS = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /SimHei /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    *(
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW 1000 /FontDescriptor 7 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
        for name in ("STSong-Light", "SimHei")
    ),
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
)


def write_pdf(pages: Iterable[Sequence[Placed]], *, bold: Iterable[str] = (), drawn_first: str = "") -> bytes:
    """A PDF with these texts on its pages, those in `bold` set in a bold type; operators may draw more before them."""
    heavy = set(bold)
    objects = list(_OBJECTS)
    kids = []
    for page in pages:
        drawn = drawn_first + "".join(_draw(*placed, font=BOLD if placed[-1] in heavy else "F1") for placed in page)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        fonts = f"<< /F1 3 0 R /{BOLD} 4 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
            f" /Resources << /Font {fonts} >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assemble(objects)


def draw_with_matrix(text: str, matrix: str, size: float = SIZE) -> str:
    """Operators that draw a text under a text matrix, which stretches, turns and moves it: `1 0 0 1 72 700`."""
    return f"BT /F1 {size} Tf {matrix} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def _draw(left: float, base: float, size: int, text: str, *, font: str) -> str:
    return f"BT /{font} {size} Tf {left} {base} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def _assemble(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def set_lines(text: str, top: float, *, left: float = LEFT, columns: int = COLUMNS, indent: int = 2) -> list[Placed]:
    """A paragraph broken into lines, from `top` downwards, its first line indented."""
    shown = "\u3000" * indent + text
    lines = [shown[place : place + columns] for place in range(0, len(shown), columns)]
    return [(left, top - nth * PITCH, SIZE, line) for nth, line in enumerate(lines)]


def set_centred(text: str, base: float, size: int = SIZE) -> Placed:
    """A line in the middle of the page."""
    return ((WIDTH - len(text) * size) / 2, base, size, text)
