"""What templates are told of a speech."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.mkdocs.told import ToldSpeech, tell_speech

SEED = Seed("a.txt", "在会上的讲话\n同志们：\n今天讲防汛。\n".encode())


def test_speeches_are_told_of_and_lists_are_not() -> None:
    config = MkDocsConfig()
    config.site_name = "文库 &lt;甲&gt;"
    pages = {page.uri: page for page in build([SEED], load_rules()).pages}
    context = cast(TemplateContext, {})
    tell_speech(context, pages["speeches.md"], config)
    assert context == {}
    tell_speech(context, replace(pages["speeches/a.md"]), config)
    told = cast(dict[str, ToldSpeech], context)["speech"]
    assert told.text == "speeches/a.txt"
    assert "howpublished = {文库 <甲>}" in told.citations[2].fill({})
