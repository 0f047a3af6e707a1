"""A page's head is YAML on single lines, whatever stands in it, and templates can print it as it is."""

from __future__ import annotations

import datetime
import html

import pytest
import yaml

from mkdocs_speeches.core.pages.heads import date_scalar, front_matter, list_head, scalar


@pytest.mark.parametrize("text", ["甲", 'a: "b" #c', "---", "\x00\x85\u2028\ud800", "'", "null", "{x}", "- 甲"])
def test_a_scalar_stays_text_on_one_line(text: str) -> None:
    written = scalar(text)
    assert "\n" not in written
    assert yaml.safe_load(f"key: {written}") == {"key": text}


@pytest.mark.parametrize("date", ["2009-03", "2009", "20XX-02-15", "XXXX"])
def test_a_day_is_a_date_and_a_part_of_one_is_text(date: str) -> None:
    assert yaml.safe_load(date_scalar("2009-03-05")) == datetime.date(2009, 3, 5)
    assert yaml.safe_load(date_scalar(date)) == date


def test_a_title_is_printed_by_templates_as_it_stands() -> None:
    head = front_matter("<b> & 甲").removeprefix("---\n").partition("\n---\n")[0]
    assert html.unescape(yaml.safe_load(head)["title"]) == "<b> & 甲"
    assert "<" not in head


def test_a_list_is_not_found_and_its_pages_are_numbered() -> None:
    stated = yaml.safe_load(list_head("讲话", "共 3 篇。", 1).strip("-\n"))
    assert stated["search"] == {"exclude": True}
    assert (stated["title"], stated["description"]) == ("讲话（2）", "共 3 篇。第 2 页。")
    assert yaml.safe_load(list_head("讲话", "共 3 篇。").strip("-\n"))["title"] == "讲话"
