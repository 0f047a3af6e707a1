"""What pages of the docs folder ask for is shown as the text that it is."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.hosts.placeholders import show_contact, show_keys


@pytest.mark.parametrize(
    "contact",
    [
        "https://example.org/> <img src=x onerror=alert(1)>",
        'https://example.org/"onclick="alert(1)',
        "<img src=x onerror=alert(1)>",
        "[来信](javascript:alert(1))",
        "javascript:alert(1)",
        "<editor@example.org>",
    ],
)
def test_an_address_for_letters_is_shown_as_the_text_that_it_is(contact: str) -> None:
    shown = markdown.markdown(show_contact("写信到 <!-- contact -->。", contact))
    paragraph = BeautifulSoup(shown, "html.parser")
    assert paragraph.get_text() == f"写信到 {contact}。"
    assert not paragraph.select("img, a, [onclick], [onerror]")


def test_the_keys_of_front_matter_are_all_listed() -> None:
    shown = show_keys("<!-- front-matter -->")
    assert all(f"| `{key}` |" in shown for key in FrontMatter.model_fields)
